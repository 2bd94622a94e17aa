import { createRoot } from 'react-dom/client';
import './page.css';
import { takeReturned } from './sign-in/flow.js';
import { Workbench } from './workbench.js';

createRoot(document.getElementById('root')!).render(<Workbench returned={takeReturned()} />);

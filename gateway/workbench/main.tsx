import { createRoot } from 'react-dom/client';
import './page.css';
import { Workbench } from './workbench.js';

createRoot(document.getElementById('root')!).render(<Workbench />);

import { viewerOfSlice } from '@mrrm/platform/viewer/viewer';

export const { Viewer, ViewerQueryResolver } = viewerOfSlice();

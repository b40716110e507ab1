import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// Test files share one document: what one leaves in it, another would find.
afterEach(cleanup);

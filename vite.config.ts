import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vite';

/** The app itself. `server/commands/build.ts` builds it, then the server-rendered first page, and compresses both. */
export default defineConfig({
  appType: 'custom',
  publicDir: 'public',
  resolve: { alias: { '/locales': new URL('./locales', import.meta.url).pathname } },
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    manifest: 'build.json',
    cssCodeSplit: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    target: ['chrome111', 'safari16.4', 'firefox115'],
    rolldownOptions: { input: 'app/main.tsx' },
  },
  plugins: [
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'app',
      filename: 'worker.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['assets/*.{js,css,woff2}', 'symbols/*.svg', 'icons/*.{svg,png}', 'manifest.webmanifest'],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      },
    }),
  ],
});

/** Builds styles, islands and the offline worker of the field form into the package's static folder. */
import { defineConfig } from "vite";

export default defineConfig({
  root: "frontend",
  base: "/static/built/",
  publicDir: false,
  worker: { format: "es" },
  build: {
    outDir: "../src/serasi/web/static/built",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: ["chrome109", "firefox115", "safari16"],
    cssTarget: ["chrome109", "firefox115", "safari16"],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1100,
    rolldownOptions: {
      input: {
        main: "frontend/styles/main.css",
        field: "frontend/styles/field.css",
        page: "frontend/islands/page.ts",
        outbox: "frontend/islands/outbox.ts",
        map: "frontend/islands/map.ts",
        queue: "frontend/islands/queue.ts",
        areapick: "frontend/islands/areapick.ts",
        draft: "frontend/islands/draft.ts",
        worker: "frontend/offline/worker.ts",
      },
      output: {
        entryFileNames: (chunk) =>
          chunk.name === "worker" ? "offline-worker.js" : "assets/[name]-[hash].js",
      },
    },
  },
});

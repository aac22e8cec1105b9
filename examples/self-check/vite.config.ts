import { defineConfig } from "vite";

export default defineConfig({
  // Relative, so that the page can lie in any folder of a server.
  base: "./",
  build: { target: "chrome86" },
  // The rulebook is read from the repository.
  server: { fs: { allow: ["../.."] } },
  optimizeDeps: { exclude: ["distinguo"] },
});

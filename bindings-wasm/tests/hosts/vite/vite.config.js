export default { logLevel: "warn", build: { target: "chrome89" }, worker: { format: "es" } };

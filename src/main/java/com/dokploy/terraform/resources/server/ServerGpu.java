package com.dokploy.terraform.resources.server;

/** The data source {@code dokploy_server_gpu}: the GPUs of a server. */
public final class ServerGpu extends ServerReport {
    /** Declares the data source. */
    public ServerGpu() {
        super(
                "dokploy_server_gpu",
                "Reads which NVIDIA GPUs a server has, and whether Docker can use them. For a server that does not"
                        + " answer, Dokploy reports no GPUs rather than an error (v0.30.2).",
                "settings.checkGPUStatus",
                true);
        s.bool("driver_installed").computed().describe("Whether the NVIDIA driver is installed.");
        s.string("driver_version").computed().describe("Version of the NVIDIA driver.");
        s.integer("available_gpus").computed().apiField("availableGPUs").describe("Number of GPUs.");
        s.string("gpu_model").computed().describe("Model of the GPU.");
        s.string("memory_info").computed().describe("Memory of the GPU.");
        s.bool("runtime_installed").computed().describe("Whether the NVIDIA container runtime is installed.");
        s.bool("runtime_configured")
                .computed()
                .describe("Whether the NVIDIA container runtime is Docker's default runtime.");
        s.bool("cuda_support").computed().describe("Whether CUDA is available.");
        s.string("cuda_version").computed().describe("Version of CUDA.");
        s.bool("swarm_enabled").computed().describe("Whether the swarm offers GPUs to services.");
        s.integer("gpu_resources").computed().describe("Number of GPUs that the swarm offers to services.");
    }
}

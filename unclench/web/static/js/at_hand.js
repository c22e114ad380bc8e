// Lets the worker keep what is needed without the network, once the page itself is there.
import { register } from "./trusted.js";

const { worker } = document.querySelector("script[data-worker]").dataset;
if ("serviceWorker" in navigator) register(worker).catch(() => {});

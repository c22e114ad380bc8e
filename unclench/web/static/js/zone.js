// Tells the server which zone this browser's clock is in, so that "today" is the person's today.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
const told = `zone=${zone}`;
if (zone && !document.cookie.split("; ").includes(told)) {
  document.cookie = `${told}; path=/; max-age=34560000; SameSite=Lax${location.protocol === "https:" ? "; Secure" : ""}`;
}

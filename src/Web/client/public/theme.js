// Runs before the first paint, so that a chosen theme never flashes the other one.
(function () {
  try {
    var theme = JSON.parse(localStorage.getItem('parloir.preferences') || '{}').theme;
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is closed to us: the system's theme stays.
  }
})();

(d => {
  d.dataset.script = "";
  try {
    for (const key of ["theme", "size"]) {
      const value = localStorage.getItem(key);
      if (value) d.dataset[key] = value;
    }
  } catch {}
})(document.documentElement)

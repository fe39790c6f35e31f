"use strict";
(() => {
  const by = id => document.getElementById(id);
  const cards = [...document.querySelectorAll("#kartu > li")], word = by("cari"), clear = by("semua");
  const selects = [...document.querySelectorAll("#saring select")], fields = [word, ...selects];
  const plain = text => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const texts = cards.map(card => plain(card.textContent));
  const show = () => {
    const words = plain(word.value).split(/\s+/).filter(Boolean);
    let count = 0;
    cards.forEach((card, number) => {
      card.hidden = !(words.every(each => texts[number].includes(each)) && selects.every(each => !each.value || card.dataset[each.id] === each.value));
      count += !card.hidden;
    });
    by("tampil").textContent = count;
    by("kosong").hidden = count > 0;
    const chosen = fields.filter(each => each.value.trim()).map(each => [each.id, each.value.trim()]);
    clear.hidden = !chosen.length;
    try {
      history.replaceState(null, "", location.href.split("#")[0] + (chosen.length ? "#" + new URLSearchParams(chosen) : ""));
    } catch { /* a page that is opened from disk may not remember */ }
  };
  let timer;
  const soon = () => { clearTimeout(timer); timer = setTimeout(show, 120); };
  word.addEventListener("input", soon);
  selects.forEach(each => each.addEventListener("change", show));
  clear.addEventListener("click", () => { fields.forEach(each => { each.value = ""; }); show(); word.focus(); });
  const asked = new URLSearchParams(location.hash.slice(1));
  fields.forEach(each => { if (asked.has(each.id)) each.value = asked.get(each.id); });
  by("saring").hidden = false;
  if (fields.some(each => each.value)) show();
})();

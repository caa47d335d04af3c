  /* Sans accents ni majuscules, comme on cherche. */
  function plier(texte) {
    return texte.normalize('NFD').replace(/[\u0300-\u036f\u064b-\u065f]/g, '').replace(/œ/gi, 'oe').toLowerCase();
  }

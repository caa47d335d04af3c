  /* Des cases à cocher devant les pages d’une liste. Le bouton est en tête ; dès qu’une case change, il la suit, pour que le clavier
     n’ait pas toute la liste à traverser. */
  function choisir(liste, lignes, libelle, bouton, dire) {
    lignes.forEach(function (ligne) {
      var nom = libelle.replace('{titre}', ligne.textContent.trim());
      var coche = element('input', { type: 'checkbox', 'aria-label': nom, value: ligne.querySelector('a').href });
      ligne.insertBefore(coche, ligne.firstChild);
    });
    liste.insertBefore(bouton, liste.firstChild);
    liste.addEventListener('change', function (e) {
      var ligne = e.target.closest('li'); // Un champ de recherche n’est dans aucune.
      if (!ligne) return;
      dire();
      if (!bouton.disabled) ligne.appendChild(bouton);
      else liste.insertBefore(bouton, liste.firstChild);
    });
  }

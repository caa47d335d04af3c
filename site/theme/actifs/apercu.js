/* L’aperçu d’un lien : le titre et le résumé de la page, au survol ou au clavier. La page visée, ouverte dans un cadre caché, les donne
   elle-même : cela marche aussi depuis un dossier. L’aperçu se ferme par Échap, et reste quand on passe dessus. */
(function () {
  'use strict';
  var DELAI = 350;
  var boite = document.body.appendChild(element('div', { 'class': 'apercu', id: 'apercu', role: 'tooltip', hidden: '' }));
  var connus = {};
  var vise = null;
  var attente;

  function adresse(lien) { return lien.href.split('#')[0]; }
  function aUnApercu(lien) {
    return lien && /\.html$/.test(adresse(lien)) && adresse(lien) !== location.href.split('#')[0] &&
      !lien.classList.contains('lien-externe');
  }
  //> element
  //> demander
  function connaitre(page) { return connus[page] || (connus[page] = demander(page, 'apercu')); }
  function montrer(lien) {
    connaitre(adresse(lien)).then(function (page) {
      if (vise !== lien || !page || !page.resume) return;
      boite.replaceChildren();
      [['strong', page.titre], ['span', page.resume]].forEach(function (partie) {
        boite.appendChild(element(partie[0], {}, partie[1]));
      });
      boite.hidden = false;
      var la = lien.getClientRects()[0];
      var large = document.documentElement.clientWidth;
      var dessous = la.bottom + boite.offsetHeight + 8 < window.innerHeight;
      boite.style.left = Math.max(8, Math.min(la.left, large - boite.offsetWidth - 8)) + window.scrollX + 'px';
      boite.style.top = (dessous ? la.bottom + 2 : la.top - boite.offsetHeight - 2) + window.scrollY + 'px';
      lien.setAttribute('aria-describedby', 'apercu');
    });
  }
  function viser(lien) {
    if (lien === vise) return;
    fermer();
    vise = lien;
    clearTimeout(attente);
    attente = setTimeout(function () { if (vise === lien) montrer(lien); }, DELAI);
  }
  function fermer() {
    if (vise) vise.removeAttribute('aria-describedby');
    vise = null;
    boite.hidden = true;
  }
  function suivre(e) {
    if (boite.contains(e.target)) { clearTimeout(attente); return; }
    var lien = e.target.closest && e.target.closest('.texte a[href]');
    clearTimeout(attente);
    if (aUnApercu(lien)) viser(lien);
    else if (vise) attente = setTimeout(fermer, DELAI);
  }
  var deja = document.querySelector('.texte a[href]:hover, .texte a[href]:focus');
  if (aUnApercu(deja)) viser(deja);
  document.addEventListener('mouseover', suivre);
  document.addEventListener('focusin', suivre);
  document.addEventListener('keydown', function (e) { if (e.key === 'Escape') { clearTimeout(attente); fermer(); } });
  document.addEventListener('scroll', function () { if (!boite.hidden && !boite.matches(':hover')) fermer(); }, { passive: true });
})();

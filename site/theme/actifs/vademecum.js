/* Ce que le script ajoute à une page déjà lisible :
   1. les outils des tables du registre et les calculateurs, dans leurs propres fichiers, quand la page en a ; 2. sommaire et fiche d’identité ouverts sur grand écran ;
   3. bouton Imprimer ; 4. le lien vers un titre ; 5. le menu se referme ; 6. les scripts de la recherche arrivent pendant qu’on tape.
   Les mots viennent des attributs data-* de la balise <script>, donc de chaines/*.yml. */
(function () {
  'use strict';
  var mots = document.currentScript.dataset;

  function chercher(adresse) {
    var script = document.createElement('script');
    script.src = adresse;
    document.head.appendChild(script);
  }
  if (mots.tables && document.querySelector('.table-vive')) chercher(mots.tables);
  if (mots.calculs && document.querySelector('form[data-calcul]')) chercher(mots.calculs);

  if (window.matchMedia('(min-width:56rem)').matches) {
    Array.prototype.forEach.call(document.querySelectorAll('.marge .sommaire, .identite'), function (boite) { boite.open = true; });
  }

  var gestes = document.querySelector('.gestes');
  if (gestes) {
    var imprimer = document.createElement('button');
    imprimer.type = 'button';
    imprimer.className = 'bouton';
    imprimer.textContent = mots.imprimer;
    imprimer.addEventListener('click', function () { window.print(); });
    gestes.insertBefore(imprimer, gestes.firstChild);
  }

  Array.prototype.forEach.call(document.querySelectorAll('form[data-scripts]'), function (formulaire) {
    formulaire.addEventListener('focusin', function () {
      formulaire.dataset.scripts.split(' ').forEach(function (adresse) {
        var avance = document.createElement('link');
        avance.rel = 'prefetch';
        avance.as = 'script';
        avance.href = adresse;
        document.head.appendChild(avance);
      });
    }, { once: true });
  });

  /* Le lien vers un titre suit celui que l’on vise ; le sommaire donne les mêmes liens à qui ne vise pas. */
  var ancre = document.createElement('a');
  ancre.className = 'ancre';
  ancre.textContent = '¶';
  ancre.setAttribute('aria-label', mots.section);
  document.addEventListener('mouseover', function (e) {
    var titre = e.target.closest && e.target.closest('.texte :is(h2,h3,h4)[id]');
    if (!titre || ancre.parentNode === titre) return;
    ancre.href = '#' + titre.id;
    titre.appendChild(ancre);
  });

  /* L’aperçu d’un lien, et la comparaison : cette page donne les siens à qui l’ouvre dans un cadre, et va chercher le script au premier
     lien visé. */
  function texteDe(element) { return element ? element.textContent.trim() : ''; }
  window.addEventListener('message', function (e) {
    if (e.data !== 'vademecum:apercu' || !e.source) return;
    var faits = Array.prototype.map.call(document.querySelectorAll('.faits > dt'), function (champ) {
      return [texteDe(champ), texteDe(champ.nextElementSibling)];
    });
    var titre = texteDe(document.querySelector('h1'));
    e.source.postMessage({ apercu: e.data, titre: titre, resume: texteDe(document.querySelector('.chapo')), faits: faits }, '*');
  });
  var gestesDeVisee = ['mouseover', 'focusin'];
  function guetter(e) {
    if (!e.target.closest || !e.target.closest('.texte a[href]')) return;
    gestesDeVisee.forEach(function (geste) { document.removeEventListener(geste, guetter); });
    chercher(mots.apercu);
  }
  if (window === window.top && window.matchMedia('(hover:hover)').matches) {
    gestesDeVisee.forEach(function (geste) { document.addEventListener(geste, guetter); });
  }

  var menu = document.querySelector('.menu');
  document.addEventListener('keydown', function (e) {
    if (e.key !== 'Escape' || !menu || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
  document.addEventListener('click', function (e) {
    if (menu && menu.open && !menu.contains(e.target)) menu.open = false;
  });
})();

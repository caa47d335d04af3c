/* Recherche, premier fichier de la page, le plus court : 1. charger les fichiers de recherche/i/ par des balises <script>, sans fetch ni
   module, aussi depuis file:// ; 2. demander d’avance ceux où mènent les mots de l’adresse, pendant que le reste du programme arrive.
   Les mots sont coupés ici à gros traits : un fichier de trop ou de moins ne change que l’attente, recherche.js fait foi. */
(function () {
  'use strict';

  // --- 1. Charger ------------------------------------------------------------------------------------------------

  var script = document.currentScript, recus = new Map(), attendus = new Map();
  var vdm = window.vdm = (nom, contenu) => { recus.set(nom, contenu); };

  vdm.racine = script.getAttribute('data-root') || new URL('../', script.src).href;

  /* L’adresse d’un fichier de l’index, ou d’une partie du programme : « recherche-fautes ». */
  function chemin(nom) {
    if (nom.indexOf('recherche') === 0) return script.getAttribute('data-' + nom) || new URL(nom + '.js', script.src).href;
    var reste = nom.slice(1), dossier = nom[0] === 'c' ? 'c/' + Math.floor(parseInt(reste, 10) / 1000) : nom[0];
    return vdm.racine + 'recherche/i/' + (nom === 'manifeste' ? nom : dossier + '/' + reste) + '.js' + (vdm.manifeste ? '?v=' + vdm.manifeste[0] : '');
  }

  function charger(nom, suite) {
    if (attendus.has(nom)) return attendus.get(nom).push(suite);
    attendus.set(nom, [suite]);
    var balise = document.createElement('script');
    balise.charset = 'utf-8';
    balise.fetchPriority = 'high';
    balise.src = chemin(nom);
    balise.onload = balise.onerror = () => {
      if (!recus.has(nom)) recus.set(nom, null);
      var suites = attendus.get(nom);
      attendus.delete(nom);
      balise.remove();
      suites.forEach(f => { f(); });
    };
    document.head.appendChild(balise);
  }

  /* Charge ce qui manque, puis appelle « suite » une fois. */
  vdm.avec = (noms, suite) => {
    var reste = noms.filter(n => !recus.has(n));
    var compte = reste.length;
    if (!compte) return suite();
    reste.forEach(n => {
      charger(n, () => { if (!--compte) suite(); });
    });
  };

  /* Le numéro du fichier où mène un mot. */
  vdm.mene = (debuts, mot) => {
    var bas = 0, haut = debuts.length;
    while (haut - bas > 1) {
      var milieu = (bas + haut) >> 1;
      if (mot < debuts[milieu]) haut = milieu; else bas = milieu;
    }
    return bas;
  };

  vdm.recus = recus;

  /* La valeur de chaque chiffre en base 64. */
  var valeurs = vdm.valeurs = {};
  '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'.split('').forEach((c, i) => { valeurs[c] = i; });

  /* Des mots, chacun écrit après le nombre de lettres qu’il partage avec le précédent. */
  vdm.deplier = (mots, avant) => mots.map(m => avant = avant.slice(0, valeurs[m[0]]) + m.slice(1));

  // --- 2. Demander -----------------------------------------------------------------------------------------------

  var VIDES = /^(les|des|une|aux|sur|par|pour|dans|avec|sans|que|qui|quoi|quel(le)?s?|est|sont|ses|son|nos|leurs?|comment|faire|dit|ou|peut|the)$/;

  function demander() {
    [3, 4].forEach(i => { vdm.manifeste[i] = vdm.deplier(vdm.manifeste[i].split(','), ''); });
    var q = (new URLSearchParams(location.search).get('q') || '').slice(0, 200).toLowerCase();
    var mots = q.replace(/œ/g, 'oe').normalize('NFD').replace(/[\u0300-\u036f]/g, '').match(/[a-z]+|\d[\d.-]*/g) || [];
    var noms = mots.filter(m => m.length > 2 && !VIDES.test(m)).slice(0, 8);
    if (/^art(icle)?s?$/.test(mots[0])) noms.push('article ' + mots[1]);
    vdm.avec(noms.map(m => 't' + vdm.mene(vdm.manifeste[3], m)), () => {});
    montrer();
  }

  /* Le reste du programme, que la page a déjà demandé ; il veut tout le corps de la page. */
  function montrer() {
    if (document.readyState === 'loading') return document.addEventListener('DOMContentLoaded', montrer);
    vdm.avec(['recherche'], () => {});
  }

  var ecrit = script.getAttribute('data-search-index');
  if (ecrit) {
    vdm.manifeste = JSON.parse(ecrit);
    demander();
  } else {
    vdm.avec(['manifeste'], () => {
      vdm.manifeste = recus.get('manifeste');
      if (vdm.manifeste) demander(); else montrer();
    });
  }
})();

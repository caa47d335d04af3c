/* Recherche, premier fichier de la page, assez court pour tenir dans un paquet : 1. charger les fichiers de recherche/i/ par des balises
   <script>, sans fetch ni module, aussi depuis file:// ; 2. demander d’avance ceux où mènent les mots de l’adresse, pendant que le reste
   du programme arrive. Les mots sont coupés ici à gros traits : un fichier de trop ou de moins ne change que l’attente, recherche.js fait
   foi. */
(function () {
  'use strict';

  // --- 1. Charger ------------------------------------------------------------------------------------------------

  var donnees = document.currentScript.dataset, recus = new Map(), attendus = {};
  var vdm = window.vdm = (nom, contenu) => { recus.set(nom, contenu); };

  /* L’adresse d’un fichier de l’index, ou d’une partie du programme. */
  function chemin(nom) {
    var reste = nom.slice(1), dossier = nom[0] === 'c' ? 'c/' + (parseInt(reste) / 1000 | 0) : nom[0];
    return donnees[nom] || donnees.root + 'recherche/i/' + dossier + '/' + reste + '.js?v=' + manifeste[0];
  }

  /* Un fichier qui n’arrive pas est reçu comme « null ». */
  vdm.charger = nom => attendus[nom] || (attendus[nom] = new Promise(fin => {
    var balise = document.createElement('script');
    balise.fetchPriority = 'high';
    balise.src = chemin(nom);
    balise.onload = () => {
      if (!recus.has(nom)) recus.set(nom, '');
      fin();
    };
    balise.onerror = () => {
      recus.set(nom, attendus[nom] = null);
      fin();
    };
    document.head.append(balise);
  }));

  /* Charge ce qui manque, puis appelle « suite » une fois. */
  vdm.avec = (noms, suite) => Promise.all(noms.filter(nom => !recus.has(nom)).map(vdm.charger)).then(suite);

  /* Le numéro du fichier où mène un mot. */
  var mene = vdm.mene = (debuts, mot) => {
    var bas = 0, haut = debuts.length;
    while (haut - bas > 1) {
      var milieu = (bas + haut) >> 1;
      if (mot < debuts[milieu]) haut = milieu; else bas = milieu;
    }
    return bas;
  };

  vdm.envers = mot => [...mot].reverse().join('');

  vdm.recus = recus;
  vdm.donnees = donnees;

  /* La valeur de chaque chiffre en base 64. */
  var valeurs = vdm.valeurs = {};
  [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_'].forEach((c, i) => valeurs[c] = i);

  /* Des mots, chacun écrit après le nombre de lettres qu’il partage avec le précédent. */
  vdm.deplier = (mots, avant) => mots.map(m => avant = avant.slice(0, valeurs[m[0]]) + m.slice(1));

  // --- 2. Demander -----------------------------------------------------------------------------------------------

  var manifeste = vdm.manifeste = JSON.parse(donnees.searchIndex);
  [3, 4].forEach(i => { manifeste[i] = vdm.deplier(manifeste[i].split(','), ''); });

  var mots = (new URLSearchParams(location.search).get('q') || '').toLowerCase().replace(/œ/g, 'oe').normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '').match(/[a-z]+|\d[\d.-]*/g) || [];
  var utiles = mots.filter(m => m.length > 2 && !/^(les|des|une|aux|sur|par|pour|dans|avec|sans|que|qui|quel(le)?s?|est|sont|ses|son|leurs?|comment|faire|peut)$/.test(m)).slice(0, 7);
  if (/^art(icle)?s?$/.test(mots[0])) utiles.push('article ' + mots[1]);
  // Un mot seul demande ce qui peut en corriger une faute, si c’est peu ; deux, les mots qui finissent comme eux ; plus ne laissent pas de place.
  utiles.forEach(m => {
    demander('t', manifeste[3], m);
    if (!utiles[2] && m > 'a' && m[3]) demander('r', manifeste[4], vdm.envers(m));
  });
  function demander(genre, debuts, m) {
    var debut = m.slice(0, m.length >> 1), k = mene(debuts, debut), fin = mene(debuts, debut + '\uffff');
    if (utiles[1] || fin - k > 2) k = fin = mene(debuts, m);
    while (k <= fin) vdm.charger(genre + k++);
  }

  /* Le reste du programme, que la page a déjà demandé ; il veut tout le corps de la page. */
  function montrer() { vdm.charger('recherche'); }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', montrer); else montrer();
})();

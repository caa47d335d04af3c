/* Recherche, les mots. 1. decouper : la même normalisation que TokenScanner.swift ; 2. lire : la requête, comme SearchQuery.swift.
   Un tableau de cas, Tests/SearchIndexTests/cas.json, les tient égaux. */
(function (vdm) {
  'use strict';

  // --- 1. Découper -----------------------------------------------------------------------------------------------

  var PLIS = {};
  'œoe æae ßss øo łl đd ıi þth ðd ŋn ɛe ɔo ɖd ħh ƒf ɣg ɓb ɗd ʋv ŧt ƙk ƴy ǝe əe ɩi ʊu ɲn'.split(' ').forEach(p => {
    PLIS[p[0]] = p.slice(1);
  });
  var ARABE = { 0x622: 'ا', 0x623: 'ا', 0x625: 'ا', 0x671: 'ا', 0x649: 'ي', 0x626: 'ي', 0x629: 'ه', 0x624: 'و' };
  var ELISIONS = mots('l d j m t s n c qu jusqu lorsqu puisqu quoiqu presqu');
  var ARTICLES = ['وال', 'بال', 'كال', 'فال', 'لل', 'ال'];
  var VIDES = mots('a ai ait alors apres as au aucun aujourd aussi autre autres aux avec avez avoir avons ayant bien c ca car ce ceci cela ' +
    'celle celles celui cent ces cet cette ceux chaque chez ci comme comment combien d dans de des depuis donc dont du elle ' +
    'elles en encore entre es est et etait etaient etant etc ete etes etre eu eux faire fait faut font hui il ils j je jusqu l la ' +
    'laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais me meme memes mes moi moins mon n ' +
    'ne ni non nos notre nous nul on ont ou par parce pas peu peut peuvent plus pour pourquoi pourrait puis puisqu puisque ' +
    'qu quand que quel quelle quelles quels quelqu qui quoi quoiqu quoique s sa sans se selon sera serait ses si sinon soi ' +
    'soit son sont sous suis sur t ta tandis te tel telle telles tels tes toi ton tous tout toute toutes tres tu un une ' +
    'va vers voici voila vos votre vous vu y ' +
    'من في علي الي عن ما هل هو هي هذا هذه ان او و كيف كان لا مع كل التي الذي');
  /* Mots vides de l'anglais : seul parmi des mots français, l'un d'eux est un nom (« Instruction With »). */
  var ANGLAIS = mots('an and are be been by can could did do does for from had has have how i if in into is it its not of or our shall ' +
    'should so such than that the their them then there these they this those to was we were what when where which who why ' +
    'will with would you your');
  var FAIBLES = mots('aimerais besoin cherche chercher comprendre connaitre definition definir dire dit exemple expliquer explique fonctionne ' +
    'information informations marche merci obtenir regle regles savoir signifie souhaite trouve trouver veux voudrais');

  function mots(liste) {
    return new Map(liste.split(' ').map(mot => [mot, 1]));
  }

  /* Un caractère : des lettres, '' s'il est ignoré, 0 s'il sépare, 1 à 3 s'il joint (apostrophe, trait, point). */
  var connus = [];
  function lettre(c) {
    var l = connus[c];
    return l === undefined ? connus[c] = classer(c) : l;
  }
  function classer(c) {
    var s = String.fromCharCode(c);
    function entre(a, b) { return c >= a && c <= b; }
    if (entre(48, 57) || entre(97, 122)) return s;
    if (entre(65, 90)) return s.toLowerCase();
    if (c === 0x27 || c === 0x2BC || c === 0x2018 || c === 0x2019) return 1;
    if (c === 0x2D || c === 0xB7 || entre(0x2010, 0x2013)) return 2;
    if (c === 0x2E) return 3;
    if (c === 0xAD || entre(0x300, 0x36F) || entre(0x200B, 0x200F) || entre(0x202A, 0x202E) || entre(0x2060, 0x2064) ||
      entre(0xFE00, 0xFE0F) || c === 0xFEFF) return '';
    if (c < 0xC0 || c === 0xD7 || c === 0xF7) return 0;
    if (c <= 0x2AF || entre(0x1E00, 0x1EFF)) {
      return s.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z]/g, x => PLIS[x] || x);
    }
    if (entre(0x600, 0x6FF)) {
      if (c === 0x61C || c === 0x640 || entre(0x64B, 0x65F) || c === 0x670 || entre(0x6D6, 0x6ED)) return '';
      if (c < 0x620 || entre(0x66A, 0x66D) || c === 0x6D4) return 0;
      return ARABE[c] || (entre(0x660, 0x669) ? String(c - 0x660) : entre(0x6F0, 0x6F9) ? String(c - 0x6F0) : s);
    }
    if (c === 0xFB01) return 'fi';
    if (c === 0xFB02) return 'fl';
    if (entre(0x370, 0x1FFF) || entre(0x2C00, 0x2DFF) || entre(0x3040, 0xD7FF) || entre(0xF900, 0xFAFF) ||
      entre(0xFF10, 0xFF19) || entre(0xFF21, 0xFF3A) || entre(0xFF41, 0xFF5A) || entre(0xFF66, 0xFFDC)) {
      var bas = s.toLowerCase();
      return bas.length === 1 ? bas : s;
    }
    return 0;
  }

  function vide(f) { return VIDES.has(f) || ANGLAIS.has(f); }

  function fort(m) { return !FAIBLES.has(m.f); }

  function chiffre(mot) { return mot.charCodeAt(0) < 58; }

  /* Les mots d'un texte : {f: forme, d, e: place dans le texte, n: parties qui suivent une référence, j: composé écrit d'un trait}. */
  function decouper(texte) {
    var sortie = [], groupe = [], mot = '', debut = 0, joint = 0;
    for (var i = 0; i <= texte.length; i++) {
      var l = i < texte.length ? lettre(texte.charCodeAt(i)) : 0;
      if (typeof l === 'string') {
        if (!mot && l) debut = i;
        if (mot.length < 64) mot += l;
        continue;
      }
      if (mot) {
        var article = ARTICLES.find(a => mot.indexOf(a) === 0 && mot.length >= a.length + 3);
        groupe.push({ f: article ? mot.slice(article.length) : mot, d: debut, e: i, j: groupe.length ? joint : 0 });
        mot = '';
        joint = l;
        if (!l) vider();
      } else {
        if (groupe.length) vider();
        joint = 0;
      }
    }
    return sortie;

    function vider() {
      var g = groupe;
      groupe = [];
      joint = 0;
      while (g.length > 1 && g[1].j === 1 && ELISIONS.has(g[0].f)) g.shift();
      if (g.length > 1) {
        var suite = g.slice(1);
        var tout = { f: g.map(forme).join(''), d: g[0].d, e: g[g.length - 1].e };
        if (g.every(seule) && suite.every(m => m.j === 3)) return sortie.push(tout);
        if (seule(g[0]) && suite[0].j === 3) {
          sortie.push(g.shift());
          suite.shift();
        }
        if (g.length > 1 && estReference(g, suite)) {
          var r = g.map(forme).join(g.length === 2 && g[1].j === 3 ? '.' : '-');
          if (r.length > 2 && !chiffre(r) && chiffre(r.slice(1))) r = r.slice(1);
          sortie.push({ f: r.slice(0, 64), d: g[0].d, e: tout.e, n: g.length });
        }
        var compose = g.length > 1 && suite.every(m => m.j < 3) && !g.some(m => /\d/.test(m.f));
      }
      g.forEach(function (m) { sortie.push({ f: m.f, d: m.d, e: m.e }); });
      if (compose) sortie.push({ f: g.map(forme).join('').slice(0, 64), d: g[0].d, e: g[g.length - 1].e, c: 1 });
    }
    function forme(m) { return m.f; }
    function seule(m) { return m.f.length === 1 && !chiffre(m.f); }
    function estReference(g, suite) {
      if (suite.every(m => m.j === 2)) return g.some(m => /\d/.test(m.f));
      return suite.every(m => m.j > 1) && g.every(m => chiffre(m.f));
    }
  }

  // --- 2. Lire ---------------------------------------------------------------------------------------------------

  /* La requête : mots dans l'ordre, {f: forme, x: exclu, p: numéro des guillemets, g: en capitales parmi d'autres, parts: mots d'une référence}. */
  function lire(q) {
    var requete = { mots: [], phrases: [] }, crie = q === q.toUpperCase();
    q.slice(0, 1000).replace(/["«»“”„]([^"«»“”„]*)["«»“”„]|(^|\s)-(?=[^\s-])(\S*)|[^\s"«»“”„]+|["«»“”„]/g, (tout, phrase, _, exclu) => {
      var texte = phrase !== undefined ? phrase : exclu !== undefined ? exclu : tout;
      var suite = decouper(texte);
      var numero = phrase === undefined ? 0 : requete.phrases.push(suite.filter(simple).map(m => m.f));
      for (var i = 0; i < suite.length; i++) {
        var m = suite[i], mot = { f: m.f, x: exclu !== undefined, p: numero, g: !crie && capitales(texte) };
        if (m.c) continue;
        if (m.n) {
          mot.parts = suite.slice(i + 1, i + 1 + m.n).map(n => ({ f: n.f, x: mot.x, p: numero }));
          i += m.n;
        }
        requete.mots.push(mot);
      }
      return '';
    });
    requete.mots = requete.mots.slice(0, 24);
    return requete;
  }
  function simple(m) { return !m.c && !m.n; }
  function capitales(t) { return t.length > 1 && t === t.toUpperCase() && t !== t.toLowerCase(); }

  /* Les mots qui comptent : aucun mot vide, sauf entre guillemets, en capitales, seul anglais parmi des mots français, ou faute d’autres ;
     aucun mot faible à côté de trois autres ; sept au plus. */
  function utiles(requete) {
    var mots = requete.mots.filter(m => !m.x), anglais = mots.filter(m => ANGLAIS.has(m.f)).length > 1;
    var choix = mots.filter(m => m.p || m.g || !vide(m.f) || !anglais && ANGLAIS.has(m.f));
    var forts = choix.filter(m => m.p || fort(m));
    return (forts.length > 2 ? forts : choix.length ? choix : mots).slice(0, 7);
  }

  /* « article 118 » est un terme de l’index. */
  function article(mot, suivant) {
    return suivant && /^art(icle)?s?$/.test(mot.f) && chiffre(suivant.f) ? 'article ' + suivant.f : '';
  }

  Object.assign(vdm, { decouper: decouper, simple: simple, vide: vide, fort: fort, mots: mots, lire: lire, utiles: utiles, article: article });
})(window.vdm);

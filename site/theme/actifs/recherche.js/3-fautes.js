/* Recherche, quand un mot est inconnu : ses autres flexions, sinon les mots à une ou deux lettres près, comme WordResolver.swift. */
(function (vdm) {
  'use strict';
  var Recherche = vdm.Recherche, valeurs = vdm.valeurs, manifeste = vdm.manifeste;

  var SUFFIXES = vdm.mots('e s es x aux al ale ales el elle els elles er ez ent a as ai ait ais aient ant ants ante antes ation ations ateur ' +
    'ateurs atrice atrices ement ements ment ments eur eurs euse euses if ifs ive ives ite ites ique iques isme ismes iste istes able ' +
    'ables ible ibles ance ances ence ences age ages ee ees i ie ies ir is it ise ises iser isation isations issent issant issement ' +
    'issements ion ions oir oire oires ure ures era erait eraient erons ons eront en ens enne ennes ien iens ienne iennes ier iers iere ' +
    'ieres eux in ins ine ines on onne onner onnel onnelle onnels onnelles t te ts tes ue ues u us aire aires al ing ed ers y');
  SUFFIXES.set('', 1);

  function distance(a, b, max) {
    if (Math.abs(a.length - b.length) > max) return max + 1;
    var avant2, avant = [], ligne, i, j;
    for (j = 0; j <= b.length; j++) avant.push(j);
    for (i = 1; i <= a.length; i++) {
      ligne = [i];
      var min = i;
      for (j = 1; j <= b.length; j++) {
        var d = Math.min(avant[j] + 1, ligne[j - 1] + 1, avant[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, avant2[j - 2] + 1);
        ligne.push(d);
        if (d < min) min = d;
      }
      if (min > max) return max + 1;
      avant2 = avant;
      avant = ligne;
    }
    return avant[b.length];
  }

  /* Une faute qui aurait fait d’un mot connu le mot tapé : à combien de lettres, et combien de bits elle est plus rare que les plus communes,
     qui gardent les lettres tapées (deux échangées, une oubliée, une doublée) : quatre pour une lettre étrangère, quatre pour la première. */
  var faute = vdm.faute = (tape, connu, max) => {
    var d = distance(tape, connu, max), i = 0;
    if (!d || d > max) return;
    while (tape[i] === connu[i]) i++;
    var garde = d < 2 && (tape.length < connu.length || (tape.length > connu.length ? i && tape[i] === tape[i - 1]
      : tape[i + 1] && tape[i] === connu[i + 1] && tape[i + 1] === connu[i]));
    return { d: d, prix: (garde ? 0 : 4) + (i ? 0 : 4) };
  };

  /* Si une forme peut être ce qu’on voulait dire. */
  function corrige(forme) { return forme.length > 3 && forme.indexOf(' ') < 0; }

  function nombre(f) { return f.replace(/\D/g, '').length * 2 >= f.length; }

  /* Ajoute une lecture du mot, moins vraisemblable de tant de bits qu’une autre. */
  function lireComme(forme, entrees, retard, ajouter, valent) {
    valent.push(forme);
    entrees.forEach(e => { ajouter(e, 4.8 / (6 + retard), forme); });
  }

  /* Les mots à une lettre près, à côté de ceux qu’il commence et des flexions. */
  vdm.serrer = function (f, ici, ajouter, valent) {
    if (nombre(f)) return;
    ici.forEach((entrees, forme) => {
      var c = corrige(forme) && faute(f, forme, 1);
      if (c) lireComme(forme, entrees, c.prix, ajouter, valent);
    });
  };

  /* Un mot inconnu, dont les lectures sont ajoutées des plus aux moins vraisemblables. Un mot assez long, à une lettre d’un autre du même
     fichier, n’attend d’abord rien de plus ; sinon, les fichiers où mènent son début et sa fin sont demandés à la fois. */
  Recherche.prototype.approcher = function (f, ici, ajouter, valent) {
    var max = f.length > 8 ? 2 : 1, proches = new Map(), moitie = f.length >> 1, envers = vdm.envers(f);
    if (flexions(f, ici, ajouter, valent) || f.length < 4 || nombre(f)) return;
    essayerTous(ici);
    if (!this.aFond && f.length > 6 && Array.from(proches.values()).some(c => c.d === 1)) this.hatif = true;
    else {
      var termes = vdm.voisins(manifeste[3], f.slice(0, moitie), f, 3), fins = vdm.voisins(manifeste[4], envers.slice(0, moitie), envers, 3);
      var manquent = termes.map(k => 't' + k).concat(fins.map(k => 'r' + k)).filter(n => !this.present(n));
      if (manquent.length) return;
      termes.forEach(k => { essayerTous(this.termes(k)); });
      fins.forEach(k => {
        var avant = '';
        (vdm.recus.get('r' + k) || '').split(',').forEach(t => {
          if (!t) return;
          avant = avant.slice(0, valeurs[t[0]]) + t.slice(2);
          if (Math.abs(avant.length - f.length) <= max) essayer(vdm.envers(avant), valeurs[t[1]]);
        });
      });
    }
    var liste = Array.from(proches.values()).sort((a, b) => a.rang - b.rang || (a.f < b.f ? -1 : 1)), loin = 0;
    if (!liste.length) return;
    valent.length = 0;
    liste.forEach(c => {
      if (c.d > liste[0].d || valent.length > 7 || !c.e && ++loin > 3) return;
      lireComme(c.f, c.e || this.entrees(c.f) || [], c.rang - liste[0].rang, ajouter, valent);
    });
    function essayerTous(formes) {
      formes.forEach((entrees, forme) => { essayer(forme, Math.floor(Math.log2(entrees[0].df || 1)) + 1, entrees); });
    }
    function essayer(forme, frequence, entrees) {
      var c = corrige(forme) && !proches.has(forme) && faute(f, forme, max);
      if (c) proches.set(forme, { f: forme, d: c.d, rang: c.d * 100 + c.prix - frequence, e: entrees });
    }
  };

  /* Les autres flexions, et les mots à une lettre près, à côté d’elles ou au lieu de celles qui sont à trois lettres : « africin » est plutôt
     « africain » que « africa », « actifent » n’est pas « actif » où il y a « activent ». Vrai si le mot en a. */
  function flexions(f, ici, ajouter, valent) {
    var mieux = 0, choix = [];
    ici.forEach((entrees, forme) => {
      var n = 0;
      while (n < f.length && f[n] === forme[n]) n++;
      if (n < 4 || n < 5 && f.length > n + 2 || n < mieux || !SUFFIXES.has(f.slice(n)) || !SUFFIXES.has(forme.slice(n))) return;
      if (n > mieux) choix = [];
      mieux = n;
      choix.push([forme, entrees]);
    });
    if (choix.length) vdm.serrer(f, ici, ajouter, valent);
    var seul = valent.length < 2;
    choix.forEach(([forme, entrees]) => {
      if (seul || distance(f, forme, 2) <= 2) entrees.forEach(e => { ajouter(e, 0.8); });
    });
    return choix.length;
  }

  /* L’autre mot pour lequel une page prend un mot, ou le plus vraisemblable ; rien s’il est lui-même, à une flexion près. */
  Recherche.prototype.lecture = function (m, page) {
    var t = m.t.find(t => vdm.pages(t.e).some(p => p[0] === page)) || m.t[0];
    return t && t.lu && vdm.brut(t.lu) !== vdm.brut(m.f) && t.lu;
  };

  /* Une forme corrigée telle que les pages l’écrivent, avec ses accents. */
  Recherche.prototype.ecriture = function (f) {
    var vu = f;
    this.montres.some(c => {
      return [c.titre, c.description].concat(c.parties.map(p => p[3])).some(t => {
        var m = vdm.decouper(t).find(x => x.f === f && !x.c);
        if (m) vu = t.slice(m.d, m.e);
        return m;
      });
    });
    return vu;
  };
})(window.vdm);

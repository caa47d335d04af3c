/* Recherche, la page : champ, état, résultats en nœuds de texte seulement, adresse. Les cases des filtres et les conseils sont dans
   recherche-filtres.js. */
(function (vdm) {
  'use strict';
  var couper = vdm.couper, simple = vdm.simple, avec = vdm.avec, manifeste = vdm.manifeste, donnees = vdm.donnees, recus = vdm.recus, Recherche = vdm.Recherche;

  var boite = document.getElementById('recherche');
  if (!boite) return;

  function mot(nom, defaut) { return boite.getAttribute('data-' + nom) || defaut; }
  function creer(balise, classe, texte) {
    var n = document.createElement(balise);
    if (classe) n.className = classe;
    if (texte) n.textContent = texte;
    return n;
  }

  // La page porte déjà le formulaire, l’état, les facettes et la liste : voir recherche.mustache.
  var formulaire = boite.querySelector('form'), champ = formulaire.querySelector('[name=q]');
  var facettes = boite.querySelector('.facettes'), volet = facettes.querySelector('details'), etat = boite.querySelector('[role=status]');
  var liste = boite.querySelector('[data-search-results]');
  champ.maxLength = 1000;
  var suivants = creer('button', 'suite', mot('suite', 'Plus de résultats'));
  suivants.type = 'button';
  suivants.hidden = true;
  liste.parentNode.insertBefore(suivants, liste.nextSibling);

  var large = matchMedia('(min-width:56rem)').matches, tour = 0, titre = document.title, choisis = {}, courant, attente, avances;

  function lancer(frappe) {
    var moi = ++tour, q = champ.value;
    avances = null;
    liste.setAttribute('data-state', 'loading');
    setTimeout(adresse);
    var voulus = Object.keys(choisis).filter(n => choisis[n].length);
    if (!couper(q).length && !voulus.length) {
      vider();
      etat.textContent = '';
      suivants.hidden = true;
      courant = null;
      compter();
      return liste.setAttribute('data-state', q ? 'done' : 'idle');
    }
    (function essayer() {
      if (moi !== tour) return;
      var r = new Recherche(vdm.lire(q), frappe);
      r.preparer();
      if (voulus.length || !r.requete.mots.some(m => !m.x)) ['filtres'].concat(voulus.map(n => 'f' + n)).forEach(n => r.present(n));
      if (!r.manque.length) {
        var permise = vdm.filtre && vdm.filtre();
        r.liste = r.mots.length ? r.classer(permise) : vdm.toutes ? vdm.toutes(r, permise) : [];
      }
      if (r.manque.length) {
        var manque = r.manque.slice();
        if (manque.length === r.doutes) devancer(r, moi);
        return avec(manque, essayer);
      }
      courant = r;
      r.montres = [];
      montrer(r, moi);
    })();
  }

  /* Un mot inconnu attend des fichiers : quand rien n’est encore montré, les deux meilleures pages des autres mots n’attendent pas.
     Sur un lien rapide, ils ne feraient que passer. */
  function devancer(r, moi) {
    if (liste.firstChild || r.requete.phrases.length || !r.mots.some(m => m.t.length && vdm.fort(m))) return;
    var debut = performance.now(), lot = r.classer(vdm.filtre && vdm.filtre()).slice(0, 2);
    avec(lot.map(p => r.nomCarte(p)), () => {
      if (moi !== tour || liste.firstChild || performance.now() - debut < 250) return;
      r.montres = [];
      montrerLot(r, lot);
      avances = r.montres;
      etat.textContent = mot('premiers', 'Premiers résultats…');
    });
  }

  /* Les premiers résultats laissent place aux définitifs, qui ne répondent au doigt qu’un instant après ; mais ceux que le lecteur tient déjà,
     du doigt, du clavier ou du regard, restent, et les autres les suivent. */
  function remplacer(r) {
    if (avances && avances.tenus) return r.montres = avances;
    vider();
    if (avances) setTimeout(() => { liste.inert = false; }, 300);
    liste.inert = !!avances;
  }
  function tenir() {
    if (avances) avances.tenus = true;
  }
  function suivre() {
    var r = courant, reste = r && r.lues === 6 && r.liste.length > 6;
    if (reste && liste.getBoundingClientRect().bottom < 2 * innerHeight) montrer(r, tour);
  }

  /* Charge les cartes des pages suivantes et les montre par lots, chacun affiné entre ses cartes : d’abord six, autant qu’un
     navigateur en charge à la fois, puis quatre, sur un téléphone quand on en approche. Une phrase entre guillemets en demande plus :
     beaucoup de pages ont ses mots, non à la suite. */
  function montrer(r, moi) {
    var depart = r.lues || 0, lots = r.requete.phrases.length ? [30] : depart ? [depart < 10 ? 4 : 10] : large ? [6, 4] : [6];
    lots = lots.map(n => {
      var lot = r.liste.slice(r.lues || 0, (r.lues || 0) + n);
      r.lues = (r.lues || 0) + lot.length;
      return lot;
    });
    (function suivant() {
      var lot = lots.shift();
      avec(lot.map(p => r.nomCarte(p)), () => {
        if (moi !== tour) return;
        if (!r.montres.length) remplacer(r);
        montrerLot(r, lot);
        if (lots.length) return suivant();
        suivants.hidden = r.lues >= r.liste.length;
        if (!depart || r.requete.phrases.length) annoncer(r);
        compter();
        liste.setAttribute('data-state', 'done');
      });
    })();
    lots.forEach(lot => { avec(lot.map(p => r.nomCarte(p)), () => {}); });
  }

  function montrerLot(r, lot) {
    var cartes = lot.map(p => r.carte(p)).filter(c => c && !r.montres.some(m => m.page === c.page));
    cartes.forEach(c => { c.note = r.score[c.page] * r.affiner(c); });
    cartes.sort((a, b) => b.note - a.note || a.page - b.page);
    if (r.requete.phrases.length) cartes = cartes.filter(c => r.contientPhrases(c));
    cartes.forEach(c => { liste.appendChild(dessiner(r, c)); });
    r.montres = r.montres.concat(cartes);
  }

  function vider() {
    while (liste.firstChild) liste.removeChild(liste.firstChild);
  }

  function annoncer(r) {
    var n = r.requete.phrases.length ? r.montres.length : r.liste.length;
    if (oublierPannes() && !n) return etat.textContent = mot('panne', 'L’index de recherche n’a pas pu être chargé.');
    var texte = n === 0 ? mot('aucun', 'Aucun résultat') : n === 1 ? mot('un', '1 résultat') : mot('plusieurs', '{n} résultats').replace('{n}', String(n));
    etat.textContent = texte;
    if (!n) return conseiller();
    if (r.montres.length) preciser('pour', r.mots.map(m => r.lecture(m, r.montres[0].page)).filter(Boolean).map(f => r.ecriture(f)));
    var absents = r.mots.filter((m, i) => !m.t.some(t => t.e.df) && !r.expressions.some(x => i >= x.i && i < x.i + x.n));
    preciser('sans', couper(champ.value).filter(t => absents.some(m => m.f === t.f)).map(t => champ.value.slice(t.d, t.e)));
  }

  /* Ce que les mots de la question sont devenus : « pour assainissement », « sans Parakou ». */
  function preciser(nom, mots) {
    mots.forEach((m, i) => {
      etat.append(i ? ', ' : ' ' + mot(nom, nom) + ' ', creer('strong', '', m));
    });
  }

  /* Si des fichiers ne sont pas venus ; la prochaine question les demandera de nouveau. */
  function oublierPannes() {
    return Array.from(recus.keys()).filter(nom => recus.get(nom) === null && recus.delete(nom)).length;
  }

  /* Sans résultat : une phrase, puis les thèmes du site. */
  function conseiller() {
    var li = creer('li', 'sans-resultat');
    li.appendChild(creer('p', '', mot('conseil', 'Essayez un mot plus court ou plus général, ou ôtez un filtre.')));
    liste.appendChild(li);
    avec(['filtres'], () => { if (vdm.conseiller) vdm.conseiller(li); });
  }

  function dessiner(r, c) {
    var li = creer('li', 'resultat'), titre = creer('h2', 'resultat-titre'), a = creer('a');
    li.setAttribute('data-search-result', '');
    a.href = lien(c.chemin, '');
    marquer(r, a, c.titre);
    titre.appendChild(a);
    li.appendChild(titre);
    if (c.langue !== document.documentElement.lang) {
      li.lang = c.langue;
      li.dir = c.langue === 'ar' ? 'rtl' : 'ltr';
    }
    var lieu = [c.genre, rubrique(c.chemin)].filter(Boolean).join(' — ');
    if (lieu) li.appendChild(creer('p', 'resultat-chemin', lieu));
    var extrait = r.extrait(c);
    if (extrait) {
      var p = creer('p', 'resultat-extrait');
      marquer(r, p, extrait);
      li.appendChild(p);
    }
    var sous = r.titres(c);
    if (sous.length) {
      var ul = creer('ul', 'resultat-parties');
      sous.forEach(s => {
        var x = creer('li'), y = creer('a');
        y.href = lien(c.chemin, s[0]);
        marquer(r, y, s[1]);
        x.appendChild(y);
        ul.appendChild(x);
      });
      li.appendChild(ul);
    }
    return li;
  }

  /* Celle du menu qui contient une page, la plus profonde. */
  function rubrique(chemin) {
    var nom = '', dossier = '';
    document.querySelectorAll('.parcourir a').forEach(a => {
      var d = a.getAttribute('href').slice(donnees.root.length).replace(/[^/]*$/, '');
      if (d.length > dossier.length && chemin.startsWith(d)) { dossier = d; nom = a.textContent; }
    });
    return nom;
  }

  function lien(page, ancre) {
    var deux = page.split('#');
    return donnees.root + deux[0].split('/').map(encodeURIComponent).join('/') + (ancre || deux[1] ? '#' + encodeURIComponent(ancre || deux[1]) : '');
  }

  function marquer(r, parent, texte) {
    var place = 0;
    couper(texte).forEach(m => {
      if (m.d < place || m.c || r.numero(m.f) < 0 || !r.compte(m.f)) return;
      parent.appendChild(document.createTextNode(texte.slice(place, m.d)));
      parent.appendChild(creer('mark', '', texte.slice(m.d, m.e)));
      place = m.e;
    });
    parent.appendChild(document.createTextNode(texte.slice(place)));
  }

  /* Les quelque deux cents signes où le plus de mots cherchés, et les plus rares, se tiennent. */
  Recherche.prototype.extrait = function (c) {
    var self = this, mieux = { v: 0 };
    [c.description].concat(c.parties.map(p => p[3])).forEach((texte, rang) => {
      var places = couper(texte).filter(m => simple(m) && self.numero(m.f) >= 0);
      places.forEach((m, i) => {
        var vus = {}, v = rang ? 0 : 0.1;
        for (var j = i; j < places.length && places[j].e - m.d < 180; j++) {
          var n = self.numero(places[j].f);
          if (!vus[n]) v += self.mots[n].idf || 1;
          vus[n] = 1;
        }
        if (v > mieux.v) mieux = { v: v, texte: texte, d: m.d, e: places[j - 1].e };
      });
    });
    if (!mieux.v) return c.description.slice(0, 220) || (c.parties[0] ? c.parties[0][3].slice(0, 220) : '');
    var t = mieux.texte, a = Math.max(0, mieux.d - Math.max(40, 110 - (mieux.e - mieux.d) / 2)), b = Math.min(t.length, a + 230);
    if (a) a = t.indexOf(' ', a) + 1;
    if (b < t.length) b = Math.max(t.lastIndexOf(' ', b), mieux.e);
    return (a ? '… ' : '') + t.slice(a, b).replace(/\s+/g, ' ') + (b < t.length ? ' …' : '');
  };

  /* Les trois titres de la page qui répondent le mieux. */
  Recherche.prototype.titres = function (c) {
    var self = this;
    return c.parties.filter(p => p[0]).map(p => {
      var vus = {}, v = 0;
      couper(p[1]).forEach(m => { noter(m, 1); });
      couper(p[3]).forEach(m => { noter(m, 0.3); });
      return { v: v, p: p };
      function noter(m, part) {
        var n = simple(m) ? self.numero(m.f) : -1;
        if (n < 0 || vus[n]) return;
        vus[n] = 1;
        v += part * (self.mots[n].idf || 1);
      }
    }).filter(x => x.v > 0).sort((a, b) => b.v - a.v).slice(0, 3).map(x => x.p);
  };

  // Les facettes : leurs noms ici, leurs cases dans recherche-filtres.js, quand on en ouvre une ou que l’adresse le demande.

  function compter() {
    volet.querySelectorAll('details').forEach(d => {
      var nom = d.getAttribute('data-facette');
      if (d.open) avec(['filtres', 'f' + nom], () => { if (vdm.dessinerFacette) vdm.dessinerFacette(d, nom, courant); });
    });
  }

  /* Un seul volet, fermé sur un téléphone : les résultats d'abord. */
  function preparerFacettes(parametres) {
    facettes.hidden = !manifeste[5].length;
    volet.open = large;
    for (var i = 0; i < manifeste[5].length; i += 2) {
      ((nom, nomLu) => {
        choisis[nom] = parametres.getAll(nom);
        var d = creer('details', 'facette');
        d.setAttribute('data-facette', nom);
        d.appendChild(creer('summary', '', nomLu));
        if (choisis[nom].length) volet.open = d.open = true;
        d.addEventListener('toggle', () => { if (d.open) compter(); });
        volet.appendChild(d);
      })(manifeste[5][i], manifeste[5][i + 1]);
    }
  }

  /* L’état dans l’adresse, quand elle change ; après les résultats, car cela prend plus de temps qu’eux. Certains navigateurs l’interdisent
     sous file://. */
  function adresse() {
    var p = new URLSearchParams();
    if (champ.value) p.set('q', champ.value);
    Object.keys(choisis).forEach(n => { choisis[n].forEach(v => { p.append(n, v); }); });
    document.title = (champ.value ? champ.value + ' – ' : '') + titre;
    if (p.toString() === new URLSearchParams(location.search).toString()) return;
    try { history.replaceState(null, '', '?' + p.toString()); } catch (e) { /* l’adresse reste ce qu’elle était */ }
  }

  /* Sur papier, le champ et les filtres laissent place à ce qu’on cherchait. */
  var papier = creer('p');
  papier.hidden = true;
  etat.parentNode.insertBefore(papier, etat);
  window.addEventListener('afterprint', () => { papier.hidden = true; });
  function decrire() {
    var choix = Array.from(volet.querySelectorAll('.facette')).map(d => {
      var noms = Array.from(d.querySelectorAll('input:checked')).map(c => c.parentNode.textContent.trim());
      return noms.length ? d.querySelector('summary').textContent + ' : ' + noms.join(', ') : '';
    });
    papier.textContent = [champ.value].concat(choix).filter(Boolean).join(' — ');
    papier.hidden = !papier.textContent;
  }

  function ouvrir() {
    var parametres = new URLSearchParams(location.search);
    preparerFacettes(parametres);
    champ.value = parametres.get('q') || champ.value;
    champ.addEventListener('input', () => {
      clearTimeout(attente);
      attente = setTimeout(() => { lancer(true); }, 150);
    });
    formulaire.addEventListener('submit', e => {
      e.preventDefault();
      clearTimeout(attente);
      lancer(false);
    });
    window.addEventListener('beforeprint', decrire);
    suivants.addEventListener('click', () => { if (courant) montrer(courant, tour); });
    ['pointerdown', 'pointermove', 'focusin'].forEach(geste => { liste.addEventListener(geste, tenir); });
    [tenir, suivre].forEach(f => { window.addEventListener('scroll', f); });
    boite.addEventListener('keydown', e => {
      if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return;
      var liens = Array.from(liste.querySelectorAll('a')), ici = liens.indexOf(document.activeElement);
      if (ici < 0 && (document.activeElement !== champ || e.key === 'ArrowUp')) return;
      var la = ici + (e.key === 'ArrowDown' ? 1 : -1);
      (la < 0 ? champ : liens[Math.min(la, liens.length - 1)] || champ).focus();
      e.preventDefault();
    });
    lancer(false);
  }

  /* Ce que toutes les pages ont, menu et aperçus, n’arrive ici qu’au premier geste : la réponse passe avant. */
  function outiller() {
    gestes.forEach(geste => { document.removeEventListener(geste, outiller); });
    var balise = creer('script');
    Object.assign(balise.dataset, donnees);
    balise.src = donnees.vademecum;
    document.head.append(balise);
  }
  var gestes = ['pointerover', 'keydown'];
  if (donnees.vademecum) gestes.forEach(geste => { document.addEventListener(geste, outiller); });

  /* Pour recherche-filtres.js. */
  Object.assign(vdm, { choisis: choisis, creer: creer, relancer: () => { lancer(false); } });

  ouvrir();
})(window.vdm);

/* Documents de réunion. Ce que le script ajoute :
   1. le bouton Imprimer ; 2. les numéros de page du sommaire ; 3. le dossier composé de plusieurs pages.
   Une page donne ses parties à celle qui compose, par message : cela marche aussi depuis un dossier, sans réseau. */
(function () {
  'use strict';
  var mots = document.currentScript.dataset;

  //> element
  //> demander
  //> choisir
  function tous(selecteur, dans) { return Array.prototype.slice.call((dans || document).querySelectorAll(selecteur)); }

  /* Un morceau après l’autre : le navigateur répond entre deux, même sur un téléphone lent. */
  var MORCEAU = 60, repos = 0;
  function souffler() { return new Promise(function (fin) { setTimeout(fin); }); }
  /* Une image encore en route dans le cadre caché, et qu’on en ôte, manquerait aussi à la page. */
  function imagesVenues(copie) {
    return Promise.all(tous('img', copie).map(function (image) {
      return image.complete || new Promise(function (fin) { image.onload = image.onerror = fin; });
    }));
  }
  function remplir(place, source) {
    var entier = source.getElementsByTagName('*').length < MORCEAU;
    var copie = place.appendChild(place.ownerDocument.importNode(source, entier));
    if (entier) {
      copie.getBoundingClientRect();
      if (performance.now() - repos < 8) return Promise.resolve(copie);
      return souffler().then(function () { repos = performance.now(); return copie; });
    }
    return Array.prototype.reduce.call(source.childNodes, function (avant, enfant) {
      return avant.then(function () {
        if (enfant.nodeType === 1) return remplir(copie, enfant);
        copie.appendChild(copie.ownerDocument.importNode(enfant, false));
      });
    }, Promise.resolve()).then(function () { return copie; });
  }

  /* 2. Les numéros de page. Chromium ne sait pas les calculer en CSS (target-counter) : chaque partie est mise en colonnes de la taille
     d’une feuille, avec les styles du papier, dans un cadre caché ; le rang de la colonne d’un titre est sa page dans la partie. */
  function paginer() {
    var cadre = element('iframe', { 'aria-hidden': 'true', tabindex: '-1', title: '' });
    Object.assign(cadre.style, { position: 'absolute', visibility: 'hidden', border: 0, insetInlineStart: '-200vw', width: '666px', height: '1006px' });
    document.body.appendChild(cadre);
    var copie = cadre.contentDocument;
    return souffler().then(function () { return numeroter(copie); }).then(function () { cadre.remove(); });
  }
  function numeroter(copie) {
    // Sans ce type de document, le cadre compterait les lignes des tableaux à l’ancienne.
    copie.open();
    copie.write('<!DOCTYPE html>');
    copie.close();
    var racine = copie.importNode(document.documentElement, false);
    var tete = copie.importNode(document.head, true);
    racine.classList.add('mesure');
    tous('script', tete).forEach(function (e) { e.remove(); });
    var attente = tous('link[rel=stylesheet]', tete).map(function (lien) {
      if (lien.media === 'print') lien.media = 'all';
      return new Promise(function (fin) { lien.onload = lien.onerror = fin; });
    });
    racine.append(tete, copie.importNode(document.body, false));
    copie.replaceChild(racine, copie.documentElement);
    var source = document.querySelector('.livre');
    var livre = copie.body.appendChild(copie.importNode(source, false));
    var liens = tous('.table-matieres a');
    var avant = 1, pages = [];
    function compter(partie) {
      return remplir(livre, partie).then(function (mise) {
        // Le sommaire se mesure avec la place de ses numéros : un titre y prend peut-être une ligne de plus.
        tous('.table-matieres a', mise.parentNode).forEach(function (lien) { lien.dataset.folio = '00'; });
        var debut = copie.body.getBoundingClientRect();
        liens.forEach(function (lien, i) {
          var but = copie.getElementById(lien.hash.slice(1));
          if (but) pages[i] = avant + Math.round((but.getBoundingClientRect().left - debut.left) / debut.width);
        });
        avant += mise.getClientRects().length;
        return imagesVenues(mise).then(function () { mise.remove(); });
      });
    }
    return Promise.all(attente).then(function () {
      return tous(':scope > *', source).reduce(function (suite, partie) {
        return suite.then(function () { return compter(partie); });
      }, Promise.resolve());
    }).then(function () { liens.forEach(function (lien, i) { if (pages[i]) lien.dataset.folio = pages[i]; }); });
  }

  /* 1. À chaque document : imprimer, et numéroter le sommaire. */
  function outiller() {
    var bouton = element('button', { type: 'button', 'class': 'bouton' }, mots.imprimer);
    bouton.addEventListener('click', function () { window.print(); });
    var place = element('li', {});
    place.appendChild(bouton);
    document.querySelector('.barre ul').appendChild(place);
    return souffler().then(paginer).then(function () { document.documentElement.dataset.folios = 'faits'; });
  }

  /* 3. Composer. La page choisie est ouverte dans un cadre caché ; elle répond par son document, ses liens écrits en entier. */
  function repondre(e) {
    if (e.data !== 'vademecum:parties' || !e.source) return;
    var livre = document.querySelector('.livre').cloneNode(true);
    tous('a[href]:not([href^="#"])', livre).forEach(function (a) { a.setAttribute('href', a.href); });
    tous('img[src]', livre).forEach(function (i) { i.setAttribute('src', i.src); });
    tous('[data-page]', livre).forEach(function (p) { p.dataset.page = new URL(p.dataset.page, location.href).href; });
    e.source.postMessage({ parties: e.data, livre: livre.outerHTML, barre: document.querySelector('.barre').outerHTML }, '*');
  }
  function lire(html) {
    var moule = document.createElement('template');
    moule.innerHTML = html;
    return moule.content.firstElementChild;
  }
  /* Les liens vers une page du dossier deviennent des liens dans le dossier. */
  function relier(livre) {
    var ancres = {};
    tous('[data-page]', livre).forEach(function (p) { ancres[p.dataset.page] = p.id; });
    tous('.partie a[href]', livre).forEach(function (a) {
      var ancre = ancres[a.href.split('#')[0]];
      if (ancre && a.getAttribute('href')[0] !== '#') a.setAttribute('href', '#' + ancre + (a.hash ? '-' + a.hash.slice(1) : ''));
    });
  }
  function reunir(reponses, titre) {
    var livres = reponses.map(function (r) { return lire(r.livre); });
    var livre = livres[0];
    tous('.couverture .surtitre, .couverture .chapo, .couverture-adresse', livre).forEach(function (e) { e.remove(); });
    livre.querySelector('h1').textContent = titre;
    var sommaire = livre.querySelector('.table-matieres > ol');
    var termes = {};
    var glossaire = null;
    livres.forEach(function (autre) {
      tous('.livre-glossaire dl > div', autre).forEach(function (t) { termes[t.id] = t; });
      var siens = autre.querySelector('.livre-glossaire');
      if (siens) { glossaire = { partie: siens, entree: autre.querySelector('.table-matieres > ol').lastElementChild }; }
      tous('.tm-partie', autre).forEach(function (t) { sommaire.appendChild(t); });
      tous('.partie', autre).forEach(function (p) { livre.appendChild(p); });
    });
    tous('.livre-glossaire, .tm-partie:has(a[href="#glossaire"])', livre).forEach(function (e) { e.remove(); });
    if (glossaire) {
      glossaire.partie.querySelector('dl').replaceChildren.apply(glossaire.partie.querySelector('dl'),
        Object.keys(termes).sort(function (a, b) { return a.localeCompare(b); }).map(function (id) { return termes[id]; }));
      sommaire.appendChild(glossaire.entree);
      livre.appendChild(glossaire.partie);
    }
    relier(livre);
    return livre;
  }
  /* Rend les lignes des pages qui n’ont pas répondu ; quand il n’y en a pas, le dossier a pris la place de la liste. */
  function composer(lignes, titre) {
    return Promise.all(lignes.map(function (ligne) { return demander(coche(ligne).value, 'parties'); })).then(function (reponses) {
      var absentes = lignes.filter(function (_, i) { return !reponses[i]; });
      if (absentes.length) return absentes;
      var livre = reunir(reponses, titre);
      var barre = lire(reponses[0].barre);
      tous('a', barre).forEach(function (a, i) { if (i) a.parentNode.remove(); else a.href = location.href; });
      document.title = titre;
      document.body.className = 'genre-impression';
      document.body.dataset.courant = titre;
      document.body.replaceChildren(barre, livre);
      livre.tabIndex = -1;
      livre.focus();
      window.scrollTo(0, 0);
      return outiller().then(function () { return []; });
    });
  }
  function coche(ligne) { return ligne.querySelector('input'); }
  function offrir(choix) {
    var bouton = element('button', { 'class': 'bouton', disabled: '' });
    var annonce = element('p', { role: 'status' });
    var lignes = tous('.choix-pages li:not(.choix-ensemble)', choix);
    function choisies() { return lignes.filter(function (ligne) { return coche(ligne).checked; }); }
    function dire() {
      var n = choisies().length;
      bouton.textContent = choix.dataset.composer.replace('{n}', n);
      bouton.disabled = !n;
    }
    choisir(choix, lignes, choix.dataset.cocher, bouton, dire);
    choix.insertBefore(annonce, choix.firstChild);
    choix.addEventListener('submit', function (e) {
      e.preventDefault();
      bouton.disabled = true;
      annonce.textContent = '';
      composer(choisies(), choix.dataset.titre).then(function (absentes) {
        if (!absentes.length) return;
        var titres = absentes.map(function (ligne) { return ligne.querySelector('a').textContent; }).join(', ');
        annonce.textContent = choix.dataset.absentes.replace('{titres}', titres);
        annonce.scrollIntoView({ block: 'center' });
        dire();
      });
    });
    dire();
  }

  window.addEventListener('message', repondre);
  var choix = document.querySelector('.choix');
  if (choix) offrir(choix); else if (window === window.top) outiller();
})();

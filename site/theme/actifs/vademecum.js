/* Ce que le script ajoute à une page déjà lisible :
   1. tri et filtre des tableaux du registre ; 2. sommaire ouvert sur grand écran ; 3. bouton Imprimer ; 4. le menu se referme.
   Les mots viennent des attributs data-* de la balise <script>, donc de chaines/*.yml. */
(function () {
  'use strict';
  var mots = document.currentScript.dataset;
  var langue = document.documentElement.lang || 'fr';
  var ordre = new Intl.Collator(langue, { numeric: true, sensitivity: 'base' });

  function dire(modele, valeurs) {
    return modele.replace(/\{(\w+)\}/g, function (_, nom) { return valeurs[nom]; });
  }
  function element(nom, attributs, texte) {
    var e = document.createElement(nom);
    Object.keys(attributs).forEach(function (a) { e.setAttribute(a, attributs[a]); });
    if (texte) e.textContent = texte;
    return e;
  }
  function plier(texte) {
    return texte.normalize('NFD').replace(/[\u0300-\u036f\u064b-\u065f]/g, '').replace(/œ/gi, 'oe').toLowerCase();
  }
  function texteDe(cellule) {
    return cellule ? cellule.textContent.trim() : '';
  }
  /* « 1 234,5 », « ١٢٣ », « 12 % » → nombre ; le reste → NaN */
  function nombre(texte) {
    var chiffres = texte
      .replace(/[٠-٩]/g, function (c) { return c.charCodeAt(0) - 0x660; })
      .replace(/[^\d,.\-−]/g, '').replace('−', '-').replace(/[,٫]/, '.');
    return chiffres ? parseFloat(chiffres) : NaN;
  }
  function cle(cellule, type) {
    var texte = texteDe(cellule);
    if (!cellule || cellule.classList.contains('vide') || texte === '' || texte === '–') return null;
    if (type === 'number') { var n = nombre(cellule.dataset.valeur || texte); return isNaN(n) ? null : n; }
    if (type === 'date') {
      var t = cellule.querySelector('time');
      if (t) return t.dateTime;
      var jma = texte.match(/^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/);
      return cellule.dataset.valeur || (jma ? [jma[3], ('0' + jma[2]).slice(-2), ('0' + jma[1]).slice(-2)].join('-') : texte);
    }
    return texte;
  }
  /* Les cases sans donnée restent à la fin, dans les deux sens. */
  function comparer(a, b, sens) {
    if (a === null || b === null) return (a === null) - (b === null);
    return sens * (typeof a === 'number' ? a - b : ordre.compare(a, b));
  }

  function equiper(figure) {
    var table = figure.querySelector('table');
    var corps = table && table.tBodies[0];
    if (!corps || corps.rows.length < 2 || table.tBodies.length > 1) return;
    var lignes = Array.prototype.slice.call(corps.rows);
    var annonce = element('span', { role: 'status' });
    var outils = element('div', { 'class': 'table-outils' });

    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (th, colonne) {
      var nom = texteDe(th);
      if (!nom) return;
      var bouton = element('button', { type: 'button', title: dire(mots.trier, { colonne: nom }) });
      while (th.firstChild) bouton.appendChild(th.firstChild);
      th.appendChild(bouton);
      bouton.addEventListener('click', function () {
        var croissant = th.getAttribute('aria-sort') !== 'ascending';
        var autres = table.tHead.querySelectorAll('[aria-sort]');
        Array.prototype.forEach.call(autres, function (autre) { autre.removeAttribute('aria-sort'); });
        th.setAttribute('aria-sort', croissant ? 'ascending' : 'descending');
        var rangs = lignes.map(function (ligne, i) {
          return { ligne: ligne, i: i, cle: cle(ligne.cells[colonne], th.dataset.type) };
        }).sort(function (a, b) {
          return comparer(a.cle, b.cle, croissant ? 1 : -1) || a.i - b.i;
        });
        rangs.forEach(function (rang) { corps.appendChild(rang.ligne); });
        annonce.textContent = dire(croissant ? mots.croissant : mots.decroissant, { colonne: nom });
      });
    });

    if (figure.classList.contains('table-longue')) {
      var textes = lignes.map(function (ligne) { return plier(ligne.textContent); });
      var champ = element('input', { type: 'search', 'aria-label': mots.filtrer, placeholder: mots.filtrer, autocomplete: 'off' });
      champ.addEventListener('input', function () {
        var cherches = plier(champ.value).split(/\s+/);
        var vues = 0;
        lignes.forEach(function (ligne, i) {
          ligne.hidden = !cherches.every(function (mot) { return textes[i].indexOf(mot) >= 0; });
          if (!ligne.hidden) vues++;
        });
        annonce.textContent = vues ? dire(mots.compte, { n: vues, total: lignes.length }) : mots.aucune;
      });
      outils.appendChild(champ);
    }
    outils.appendChild(annonce);
    figure.insertBefore(outils, figure.firstChild);
  }
  /* Tables vives : quand le site est servi et que donnees/….json est plus récent que la page, la table se remet à jour et le dit.
     Les lignes neuves n’ont que du texte ; les liens reviennent pour les clés que la page connaissait déjà. */
  function lire(valeur, colonne) {
    if (valeur === null) return '–';
    if (typeof valeur === 'number') return valeur.toLocaleString(langue, { useGrouping: Math.abs(valeur) > 9999 });
    if (/^date/.test(colonne.type)) {
      var forme = [{ year: 'numeric' }, { year: 'numeric', month: 'long' }, { dateStyle: 'long' }][valeur.split('-').length - 1];
      return new Date(valeur).toLocaleDateString(langue, Object.assign({ timeZone: 'UTC' }, forme));
    }
    var mots = colonne.libelles || {};
    return [].concat(valeur).map(function (code) { return mots[code] || code; }).join(', ');
  }
  function rafraichir(figure) {
    var lien = figure.querySelector('.table-pied a[href$=".json"]');
    var table = figure.querySelector('table');
    if (!lien || !table || table.tBodies.length !== 1) return Promise.resolve();
    return fetch(lien.href, { cache: 'no-cache' }).then(function (r) { return r.ok ? r.json() : null; }).then(function (donnees) {
      if (!donnees || donnees.empreinte === figure.dataset.digest || !Array.isArray(donnees.lignes)) return;
      if (donnees.colonnes.length !== table.tHead.rows[0].cells.length) return;
      var liens = {};
      Array.prototype.forEach.call(table.querySelectorAll('tbody a'), function (a) { liens[texteDe(a)] = a.getAttribute('href'); });
      var corps = document.createElement('tbody');
      donnees.lignes.forEach(function (ligne) {
        var rang = corps.insertRow();
        ligne.forEach(function (valeur, i) {
          var cellule = element(i ? 'td' : 'th', i ? {} : { scope: 'row' });
          var texte = lire(valeur, donnees.colonnes[i]);
          if (typeof valeur === 'number') cellule.className = 'nombre';
          if (valeur === null) cellule.className = 'vide';
          if (liens[texte]) cellule.appendChild(element('a', { href: liens[texte] }, texte));
          else if (/^date/.test(donnees.colonnes[i].type) && valeur) cellule.appendChild(element('time', { datetime: valeur }, texte));
          else cellule.textContent = texte;
          rang.appendChild(cellule);
        });
      });
      table.replaceChild(corps, table.tBodies[0]);
      figure.dataset.digest = donnees.empreinte;
      var compte = figure.querySelector('.table-compte');
      if (compte) compte.textContent = donnees.lignes.length + ' lignes';
      var heure = new Date().toLocaleTimeString(langue, { hour: '2-digit', minute: '2-digit' });
      figure.appendChild(element('p', { role: 'status', 'class': 'table-fraiche' }, 'Table mise à jour à ' + heure + '.'));
    }).catch(function () { /* hors ligne : la table de la page reste juste pour sa date */ });
  }
  var vives = Array.prototype.slice.call(document.querySelectorAll('.table-vive'));
  var servi = /^https?:$/.test(location.protocol) && window.fetch && vives.length;
  (servi ? Promise.all(vives.map(rafraichir)) : Promise.resolve()).then(function () { vives.forEach(equiper); });

  var sommaire = document.querySelector('.marge .sommaire');
  if (sommaire && window.matchMedia('(min-width:56rem)').matches) sommaire.open = true;

  var gestes = document.querySelector('.gestes');
  if (gestes) {
    var imprimer = element('button', { type: 'button', 'class': 'bouton' }, mots.imprimer);
    imprimer.addEventListener('click', function () { window.print(); });
    gestes.insertBefore(imprimer, gestes.firstChild);
  }

  var menu = document.querySelector('.menu-etroit');
  document.addEventListener('keydown', function (e) {
    if (e.key !== 'Escape' || !menu || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
  document.addEventListener('click', function (e) {
    if (menu && menu.open && !menu.contains(e.target)) menu.open = false;
  });
})();

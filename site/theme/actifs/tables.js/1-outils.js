/* Ce que le script ajoute aux tables du registre, déjà entières sans lui :
   1. tri par une colonne ; 2. filtre ; 3. choix des colonnes ; 4. les lignes montrées, en CSV.
   Une table groupée garde ses groupes : le tri et le filtre agissent dans chacun.
   D’une longue table, le navigateur ne dessine d’abord que le début. Les autres lignes attendent, en texte, dans <noscript> : elles viennent
   quand on trie, filtre, imprime ou les demande. */
(function () {
  'use strict';
  var mots = window.motsDesTables;
  var langue = document.documentElement.lang || 'fr';
  var ordre = new Intl.Collator(langue, { numeric: true, sensitivity: 'base' });

  function dire(modele, valeurs) {
    return modele.replace(/\{(\w+)\}/g, function (_, nom) { return valeurs[nom]; });
  }
  //> element
  function liste(elements) { return Array.prototype.slice.call(elements); }
  //> plier
  function texteDe(cellule) { return cellule ? cellule.textContent.trim() : ''; }
  function estVide(cellule) { return !cellule || cellule.classList.contains('vide') || texteDe(cellule) === ''; }
  /* Ce que vaut une cellule : un nombre, une date AAAA-MM-JJ plus ou moins entière, un texte ; null quand on ne sait pas.
     Un nombre que sa langue écrit avec des espaces ou des virgules est dans data-valeur. */
  function valeur(cellule, type) {
    if (estVide(cellule)) return null;
    var texte = cellule.dataset.valeur || texteDe(cellule);
    if (type === 'number') { var n = parseFloat(texte); return isNaN(n) ? null : n; }
    var temps = type === 'date' && cellule.querySelector('time');
    return temps ? temps.dateTime : texte;
  }
  /* Ce que l’on ne sait pas reste à la fin, dans les deux sens. */
  function comparer(a, b, sens) {
    if (a === null || b === null) return (a === null) - (b === null);
    return sens * (typeof a === 'number' ? a - b : ordre.compare(a, b));
  }

  function Table(figure) {
    this.figure = figure;
    this.table = figure.querySelector('table');
    this.tetes = liste(this.table.tHead.rows[0].cells);
    this.annonce = element('span', { role: 'status' });
    this.cachees = {};
    this.tri = null;
    this.cherches = [];
  }
  /* Les lignes qui attendaient prennent leur place. Rend la première. */
  Table.prototype.deplier = function () {
    var reste = this.figure.querySelector('noscript');
    if (!reste) return;
    var gabarit = element('template', {});
    gabarit.innerHTML = reste.textContent;
    var lignes = gabarit.content.querySelectorAll('tbody tr');
    liste(lignes).forEach(function (ligne) { this.appendChild(ligne); }, this.table.tBodies[0]);
    reste.remove();
    this.figure.querySelector('.table-reste').remove();
    this.masquer();
    return lignes[0];
  };
  Table.prototype.lignes = function (corps) {
    return liste(corps.rows).filter(function (ligne) { return ligne.className !== 'groupe-tete'; });
  };
  Table.prototype.toutes = function () {
    return [].concat.apply([], liste(this.table.tBodies).map(this.lignes));
  };

  Table.prototype.trier = function () {
    var tri = this.tri;
    if (!tri) return;
    this.deplier();
    var type = this.tetes[tri.colonne].dataset.type;
    liste(this.table.tBodies).forEach(function (corps) {
      this.lignes(corps).map(function (ligne, i) {
        return { ligne: ligne, i: i, cle: valeur(ligne.cells[tri.colonne], type) };
      }).sort(function (a, b) { return comparer(a.cle, b.cle, tri.sens) || a.i - b.i; })
        .forEach(function (rang) { corps.appendChild(rang.ligne); });
    }, this);
  };
  Table.prototype.filtrer = function () {
    var cherches = this.cherches;
    if (cherches.length) this.deplier();
    liste(this.table.tBodies).forEach(function (corps) {
      var reste = false;
      this.lignes(corps).forEach(function (ligne) {
        var texte = cherches.length ? plier(ligne.textContent) : '';
        ligne.hidden = !cherches.every(function (mot) { return texte.indexOf(mot) >= 0; });
        reste = reste || !ligne.hidden;
      });
      corps.hidden = !reste;
    }, this);
  };
  Table.prototype.masquer = function () {
    var cachees = this.cachees;
    liste(this.table.rows).forEach(function (ligne) {
      if (ligne.className === 'groupe-tete') return;
      liste(ligne.cells).forEach(function (cellule, i) { cellule.hidden = !!cachees[i]; });
    });
  };
  Table.prototype.compter = function () {
    var toutes = this.toutes();
    var vues = toutes.filter(function (ligne) { return !ligne.hidden; }).length;
    this.annonce.textContent = vues ? dire(mots.compte, { n: vues, total: toutes.length }) : mots.aucune;
  };

  Table.prototype.boutonDeTri = function (tete, colonne) {
    var nom = texteDe(tete);
    if (!nom) return;
    var bouton = element('button', { type: 'button', title: dire(mots.trier, { colonne: nom }) });
    while (tete.firstChild) bouton.appendChild(tete.firstChild);
    tete.appendChild(bouton);
    bouton.addEventListener('click', function () {
      var croissant = tete.getAttribute('aria-sort') !== 'ascending';
      this.tetes.forEach(function (autre) { autre.removeAttribute('aria-sort'); });
      tete.setAttribute('aria-sort', croissant ? 'ascending' : 'descending');
      this.tri = { colonne: colonne, sens: croissant ? 1 : -1 };
      this.trier();
      this.annonce.textContent = dire(croissant ? mots.croissant : mots.decroissant, { colonne: nom });
    }.bind(this));
  };
  Table.prototype.champDeFiltre = function () {
    var champ = element('input', { type: 'search', 'aria-label': mots.filtrer, placeholder: mots.filtrer, autocomplete: 'off' });
    champ.addEventListener('input', function () {
      this.cherches = plier(champ.value).split(/\s+/).filter(Boolean);
      this.filtrer();
      this.compter();
    }.bind(this));
    return champ;
  };
  /* Les cases viennent quand on ouvre la boîte. */
  Table.prototype.choixDesColonnes = function () {
    var boite = element('details', { 'class': 'table-colonnes' });
    boite.appendChild(element('summary', {}, mots.colonnes));
    boite.firstChild.addEventListener('click', function () { boite.appendChild(this.cases()); }.bind(this), { once: true });
    boite.addEventListener('keydown', function (e) {
      if (e.key !== 'Escape' || !boite.open) return;
      boite.open = false;
      boite.firstChild.focus();
    });
    return boite;
  };
  /* La première colonne nomme la ligne : elle reste. */
  Table.prototype.cases = function () {
    var choix = element('div', { role: 'group', 'aria-label': mots.colonnes });
    this.tetes.slice(1).forEach(function (tete, i) {
      var etiquette = element('label', {});
      var case_ = element('input', { type: 'checkbox' });
      case_.checked = true;
      case_.addEventListener('change', function () {
        this.cachees[i + 1] = !case_.checked;
        this.masquer();
      }.bind(this));
      etiquette.appendChild(case_);
      etiquette.appendChild(document.createTextNode(' ' + texteDe(tete)));
      choix.appendChild(etiquette);
    }, this);
    return choix;
  };
  Table.prototype.boutonCSV = function () {
    var bouton = element('button', { type: 'button', 'class': 'table-csv' }, mots.csv);
    bouton.addEventListener('click', function () {
      var lien = element('a', { download: (this.figure.id || 'table') + '.csv' });
      lien.href = URL.createObjectURL(new Blob(['\ufeff' + this.csv()], { type: 'text/csv;charset=utf-8' }));
      lien.click();
      setTimeout(function () { URL.revokeObjectURL(lien.href); }, 1000);
    }.bind(this));
    return bouton;
  };
  /* Les lignes et les colonnes montrées. Un texte qu’un tableur prendrait pour une formule est précédé d’une apostrophe. */
  Table.prototype.csv = function () {
    this.deplier();
    var tetes = this.tetes, cachees = this.cachees;
    function ecrire(valeurs) {
      return valeurs.filter(function (_, i) { return !cachees[i]; }).map(function (v) {
        var texte = v === null ? '' : typeof v === 'string' && /^[=+\-@\t\r]/.test(v) ? "'" + v : String(v);
        return /[",\r\n]/.test(texte) ? '"' + texte.replace(/"/g, '""') + '"' : texte;
      }).join(',') + '\r\n';
    }
    return ecrire(tetes.map(texteDe)) + this.toutes().filter(function (ligne) { return !ligne.hidden; }).map(function (ligne) {
      return ecrire(liste(ligne.cells).map(function (cellule, i) { return valeur(cellule, tetes[i].dataset.type); }));
    }).join('');
  };

  /* Après des lignes neuves : ce que le lecteur avait choisi tient encore. */
  Table.prototype.reprendre = function () {
    this.trier();
    this.filtrer();
    this.masquer();
  };
  Table.prototype.equiper = function () {
    var outils = element('div', { 'class': 'table-outils' });
    this.tetes.forEach(this.boutonDeTri, this);
    if (this.figure.classList.contains('table-longue')) {
      outils.appendChild(this.champDeFiltre());
      if (this.tetes.length > 3) outils.appendChild(this.choixDesColonnes());
      var pied = this.figure.querySelector('.table-pied');
      pied.appendChild(document.createTextNode(' · '));
      pied.appendChild(this.boutonCSV());
    }
    outils.appendChild(this.annonce);
    var reste = this.figure.querySelector('.table-reste');
    if (reste) reste.addEventListener('click', function (e) {
      e.preventDefault();
      var tete = this.deplier().cells[0];
      tete.tabIndex = -1;
      tete.focus();
      this.compter();
    }.bind(this));
    this.figure.insertBefore(outils, this.figure.firstChild);
  };

  window.tablesVives = liste(document.querySelectorAll('.table-vive')).filter(function (figure) {
    return figure.querySelector('tbody');
  }).map(function (figure) {
    var table = new Table(figure);
    if (table.toutes().length > 1) table.equiper();
    return table;
  });
  window.addEventListener('beforeprint', function () {
    window.tablesVives.forEach(function (table) { table.deplier(); });
  });
})();

/* Quand donnees/….json n’est plus celui de la page, la table prend les lignes neuves, leur date et leurs totaux, et le dit :
   à l’ouverture, puis chaque fois que le lecteur revient à la page. Hors ligne, la table reste juste pour sa date.
   Les cases neuves n’ont que du texte ; les liens reviennent pour les noms que la page connaissait déjà. Depuis un dossier, rien ne change. */
(function () {
  'use strict';
  if (!/^https?:$/.test(location.protocol)) return;
  var mots = window.motsDesTables;
  var langue = document.documentElement.lang || 'fr';

  //> element
  function liste(elements) { return Array.prototype.slice.call(elements); }

  /* 2004, 2004-05, 2004-05-31 : on n’écrit que ce que l’on sait. */
  function dater(date) {
    var formes = [{ year: 'numeric' }, { year: 'numeric', month: 'long' }, { dateStyle: 'long' }];
    var forme = Object.assign({ timeZone: 'UTC' }, formes[date.split('-').length - 1]);
    return new Date(date).toLocaleDateString(langue, forme).replace(/^1 /, langue === 'fr' ? '1er ' : '1 ');
  }
  function lire(valeur, colonne) {
    if (valeur === null) return '–';
    if (typeof valeur === 'number') {
      return valeur.toLocaleString(langue, { useGrouping: Math.abs(valeur) > 9999, maximumFractionDigits: 2 });
    }
    if (/^date/.test(colonne.type)) return dater(valeur);
    var libelles = colonne.libelles || {};
    return [].concat(valeur).map(function (code) { return libelles[code] || code; }).join(', ');
  }
  function caseDe(valeur, i, colonne, liens) {
    var cellule = element(i ? 'td' : 'th', i ? {} : { scope: 'row' });
    var texte = lire(valeur, colonne);
    if (valeur === null) cellule.className = 'vide';
    if (typeof valeur === 'number') {
      cellule.className = 'nombre';
      cellule.dataset.valeur = valeur;
    }
    if (liens[texte]) cellule.appendChild(element('a', { href: liens[texte] }, texte));
    else if (/^date/.test(colonne.type) && valeur) cellule.appendChild(element('time', { datetime: valeur }, texte));
    else cellule.textContent = texte;
    return cellule;
  }

  /* Un corps, ou un par groupe sous son titre. */
  function corpsDe(donnees, largeur, groupe, liens) {
    var corps = [], dernier;
    donnees.lignes.forEach(function (ligne) {
      if (!corps.length || (groupe !== undefined && ligne[groupe] !== dernier)) {
        corps.push(document.createElement('tbody'));
        dernier = ligne[groupe];
      }
      var rang = corps[corps.length - 1].insertRow();
      ligne.slice(0, largeur).forEach(function (valeur, i) {
        rang.appendChild(caseDe(valeur, i, donnees.colonnes[i], liens));
      });
      rang.groupe = groupe === undefined ? null : lire(ligne[groupe], donnees.colonnes[groupe]);
    });
    if (groupe !== undefined) corps.forEach(function (c) { titrer(c, largeur); });
    return corps;
  }
  function titrer(corps, largeur) {
    var tete = element('th', { scope: 'rowgroup', colspan: largeur }, corps.rows[0].groupe);
    tete.appendChild(element('span', { 'class': 'groupe-compte' }, ' (' + corps.rows.length + ')'));
    corps.insertRow(0).className = 'groupe-tete';
    corps.rows[0].appendChild(tete);
  }

  function remplacer(table, donnees) {
    var figure = table.figure, liens = {};
    table.deplier();
    liste(table.table.querySelectorAll('tbody a')).forEach(function (a) { liens[a.textContent.trim()] = a.getAttribute('href'); });
    var groupe = figure.dataset.groupe === undefined ? undefined : Number(figure.dataset.groupe);
    liste(table.table.tBodies).forEach(function (corps) { corps.remove(); });
    corpsDe(donnees, table.tetes.length, groupe, liens).forEach(function (corps) {
      table.table.insertBefore(corps, table.table.tFoot);
    });
    liste(table.table.tFoot ? table.table.tFoot.rows[0].cells : []).forEach(function (cellule, i) {
      var total = (donnees.totaux || {})[donnees.colonnes[i].nom];
      if (total !== undefined) cellule.textContent = lire(total, donnees.colonnes[i]);
    });
    figure.dataset.digest = donnees.empreinte;
    dire(figure, donnees);
    table.reprendre();
  }
  function dire(figure, donnees) {
    figure.querySelector('.table-compte').textContent = mots.compte
      .replace('{n}', donnees.lignes.length).replace('{total}', donnees.total);
    var date = figure.querySelector('.table-pied time');
    if (date && donnees.date) {
      date.dateTime = donnees.date;
      date.textContent = dater(donnees.date);
    }
    var annonce = figure.querySelector('.table-fraiche') || figure.appendChild(element('p', { 'class': 'table-fraiche', role: 'status' }));
    var heure = new Date().toLocaleTimeString(langue, { hour: '2-digit', minute: '2-digit' });
    annonce.textContent = mots.fraiche.replace('{heure}', heure);
  }

  /* Des colonnes qui ne sont plus celles de la page : la page est à refaire, la table attend. */
  function convient(table, donnees) {
    return Array.isArray(donnees.lignes) && table.tetes.every(function (tete, i) {
      return donnees.colonnes[i] && donnees.colonnes[i].libelle === tete.textContent.trim();
    });
  }
  function suivre(table) {
    var lien = table.figure.querySelector('.table-pied a[href$=".json"]');
    if (!lien) return;
    fetch(lien.href, { cache: 'no-cache' }).then(function (reponse) { return reponse.ok ? reponse.json() : null; })
      .then(function (donnees) {
        if (donnees && donnees.empreinte !== table.figure.dataset.digest && convient(table, donnees)) remplacer(table, donnees);
      }).catch(function () {});
  }
  function toutSuivre() { window.tablesVives.forEach(suivre); }
  document.addEventListener('visibilitychange', function () { if (!document.hidden) toutSuivre(); });
  toutSuivre();
})();

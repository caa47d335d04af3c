/* Comparer de deux à quatre pages. Chacune, ouverte dans un cadre caché, donne ses champs ; ils se posent côte à côte dans une table.
   L’adresse garde le choix : #fiches/bp-ma-001.html&fiches/bp-ma-002.html. */
(function () {
  'use strict';
  var PLUS = 4, MONTREES = 15;
  var choix = document.querySelector('.choix');
  var place = document.querySelector('.comparaison');
  var racine = new URL('../', location.href).href;

  //> element
  function liste(elements) { return Array.prototype.slice.call(elements); }
  function tous(selecteur) { return liste(choix.querySelectorAll(selecteur)); }
  //> plier
  //> demander
  //> choisir
  function table(pages) {
    var noms = [];
    pages.forEach(function (page) {
      page.valeurs = {};
      page.faits.forEach(function (fait) {
        page.valeurs[fait[0]] = fait[1];
        if (noms.indexOf(fait[0]) < 0) noms.push(fait[0]);
      });
    });
    var t = element('table', {});
    t.appendChild(element('caption', { id: 'comparaison' }, choix.dataset.legende));
    var tete = t.createTHead().insertRow();
    tete.appendChild(document.createElement('td'));
    pages.forEach(function (page) {
      tete.appendChild(element('th', { scope: 'col' })).appendChild(element('a', { href: page.adresse }, page.titre));
    });
    var corps = t.createTBody();
    function ligne(nom, valeur) {
      var rang = corps.insertRow();
      rang.appendChild(element('th', { scope: 'row' }, nom));
      pages.forEach(function (page) { rang.insertCell().textContent = valeur(page) || '–'; });
    }
    if (pages.some(function (page) { return page.resume; })) ligne(choix.dataset.resume, function (page) { return page.resume; });
    noms.forEach(function (nom) { ligne(nom, function (page) { return page.valeurs[nom]; }); });
    var defile = element('div', { 'class': 'table-defile', role: 'region', tabindex: '0', 'aria-labelledby': 'comparaison' });
    defile.appendChild(t);
    return defile;
  }
  function cochees() { return tous('input:checked').map(function (c) { return c.value; }); }
  function comparer() {
    var pages = cochees();
    var memoire = '#' + pages.map(function (p) { return p.replace(racine, ''); }).join('&');
    try { history.replaceState(null, '', memoire); } catch (e) { /* l’adresse reste ce qu’elle était */ }
    return Promise.all(pages.map(function (p) { return demander(p, 'apercu'); })).then(function (reponses) {
      reponses = reponses.map(function (r, i) { return Object.assign({ adresse: pages[i], faits: [] }, r); });
      place.replaceChildren(table(reponses));
      place.scrollIntoView();
      place.firstChild.focus();
    });
  }
  var bouton = element('button', { 'class': 'bouton' });
  function dire() {
    var n = cochees().length;
    bouton.textContent = choix.dataset.comparer.replace('{n}', n);
    bouton.disabled = n < 2;
    tous('li input:not(:checked)').forEach(function (c) { c.disabled = n >= PLUS; });
  }
  function coche(ligne) { return ligne.querySelector('input'); }
  /* Les pages d’un long groupe attendent, en texte, dans <noscript> : on les cherche, on en voit les premières. Celles que l’on a cochées
     restent. Rend toutes les lignes du groupe. */
  function chercherDans(attente) {
    var moule = element('template', {});
    moule.innerHTML = attente.textContent;
    var lignes = liste(document.importNode(moule.content, true).querySelectorAll('li'));
    var vues = element('ul', { 'class': 'choix-pages' });
    var compte = element('p', { 'class': 'liste-etat', role: 'status' });
    var titre = attente.parentNode.querySelector('h2').textContent;
    var nom = choix.dataset.chercher + ' : ' + titre.toLowerCase();
    var champ = element('input', { type: 'search', 'class': 'choix-chercher', 'aria-label': nom, placeholder: nom, autocomplete: 'off' });
    function montrer() {
      var mots = plier(champ.value).split(/\s+/);
      var trouvees = lignes.filter(function (ligne) {
        var texte = plier(ligne.textContent);
        return mots.every(function (mot) { return texte.indexOf(mot) >= 0; });
      }).slice(0, MONTREES);
      var montrees = lignes.filter(function (ligne) { return coche(ligne).checked || trouvees.indexOf(ligne) >= 0; });
      vues.replaceChildren.apply(vues, montrees);
      compte.textContent = choix.dataset.compte.replace('{n}', montrees.length).replace('{total}', lignes.length);
      if (!bouton.isConnected) choix.insertBefore(bouton, choix.firstChild);
      dire();
    }
    champ.addEventListener('input', montrer);
    attente.replaceWith(champ, compte, vues);
    return { lignes: lignes, montrer: montrer };
  }
  var cherches = tous('noscript').map(chercherDans);
  var lignes = cherches.reduce(function (avant, groupe) { return avant.concat(groupe.lignes); }, tous('.choix-pages li'));
  var voulues = [];
  try {
    voulues = decodeURIComponent((location.hash || location.search).slice(1)).split('&').map(function (p) { return racine + p; });
  } catch (e) { /* une adresse abîmée : rien n’est choisi */ }
  choisir(choix, lignes, choix.dataset.cocher, bouton, dire);
  lignes.forEach(function (ligne) {
    coche(ligne).checked = voulues.indexOf(coche(ligne).value) >= 0;
    if (coche(ligne).checked) ligne.appendChild(bouton);
  });
  cherches.forEach(function (groupe) { groupe.montrer(); });
  choix.addEventListener('submit', function (e) { e.preventDefault(); comparer(); });
  dire();
  if (cochees().length > 1) comparer();
})();

/* Ce que l’aperçu ajoute à une page servie, et jamais à une page publiée :
   1. la page se recharge quand l’édition change, à l’endroit de la lecture ; 2. les problèmes se montrent par-dessus le contenu. */
(function () {
  'use strict';
  var edition = document.currentScript.dataset.edition;
  var CLE = 'vademecum-apercu';
  var MOTS = {
    fr: {
      titre: 'Problèmes à corriger', fermer: 'Fermer', ouvrir: 'Voir les problèmes', ici: 'Dans cette page',
      ailleurs: 'Ailleurs dans le site', ancienne: 'La page montrée est la dernière sans erreur.', reste: 'et {n} de plus',
      arrete: 'L’aperçu est arrêté.'
    },
    en: {
      titre: 'Problems to solve', fermer: 'Close', ouvrir: 'Show the problems', ici: 'In this page',
      ailleurs: 'Elsewhere in the site', ancienne: 'The page shown is the last one without errors.', reste: 'and {n} more',
      arrete: 'The preview has stopped.'
    }
  };
  var mots = MOTS.fr;

  /* L’endroit de la lecture : le dernier titre à ancre passé sous le haut de la fenêtre, et de combien. */
  function titres() {
    return Array.prototype.slice.call(document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)[id]'));
  }
  function retenir() {
    var passes = titres().filter(function (t) { return t.getBoundingClientRect().top < 120; });
    var titre = passes[passes.length - 1];
    var lieu = {
      page: location.pathname, y: scrollY,
      ancre: titre ? titre.id : '', ecart: titre ? titre.getBoundingClientRect().top : 0
    };
    try { sessionStorage.setItem(CLE, JSON.stringify(lieu)); } catch (e) { /* sans mémoire, on revient en haut */ }
  }
  function revenir() {
    var lieu = null;
    try { lieu = JSON.parse(sessionStorage.getItem(CLE)); } catch (e) { /* idem */ }
    if (!lieu || lieu.page !== location.pathname) return;
    var titre = lieu.ancre && document.getElementById(lieu.ancre);
    var y = titre ? titre.getBoundingClientRect().top + scrollY - lieu.ecart : lieu.y;
    scrollTo({ top: y, behavior: 'instant' });
  }
  function recharger() {
    retenir();
    history.scrollRestoration = 'manual';
    location.reload();
  }

  function element(nom, classe, texte) {
    var e = document.createElement(nom);
    if (classe) e.className = classe;
    if (texte) e.textContent = texte;
    return e;
  }

  /* Une racine à part : le style du site et celui de l’aperçu ne se touchent pas. */
  var hote = element('div');
  var racine = hote.attachShadow({ mode: 'open' });
  var style = element('link');
  style.rel = 'stylesheet';
  style.href = '/.vademecum/apercu.css';
  var cadre = element('div');
  racine.append(style, cadre);
  hote.hidden = true;
  var ferme = '';   // l’état que l’auteur a fermé ; un autre se montre de nouveau
  var dernier = null;

  function ligne(d) {
    var li = element('li', d.severity);
    var lieu = d.file ? d.file + (d.line ? ':' + d.line : '') : '';
    var tete = element('p', 'tete');
    tete.append(element('strong', '', d.name), ' ', element('code', '', d.code), ' ');
    if (d.page && !d.isOwn) {
      var lien = element('a', '', lieu);
      lien.href = '/' + encodeURI(d.page);
      tete.append(lien);
    } else {
      tete.append(element('span', '', lieu));
    }
    li.append(tete, element('p', 'message', d.message));
    if (d.explanation) li.append(element('p', 'explication', d.explanation));
    return li;
  }
  function groupe(titre, diagnostics) {
    if (!diagnostics.length) return [];
    var liste = element('ul');
    diagnostics.forEach(function (d) { liste.append(ligne(d)); });
    return [element('h3', '', titre), liste];
  }
  function bouton(texte, classe, action) {
    var b = element('button', classe, texte);
    b.type = 'button';
    b.addEventListener('click', action);
    return b;
  }
  function panneau(etat) {
    var boite = element('section', 'panneau');
    boite.setAttribute('aria-label', mots.titre);
    boite.setAttribute('role', 'alert');
    var tete = element('header');
    tete.append(element('h2', '', mots.titre), bouton(mots.fermer, 'fermer', fermer));
    boite.append(tete);
    if (etat.errors) boite.append(element('p', 'note', mots.ancienne));
    boite.append.apply(boite, groupe(mots.ici, etat.diagnostics.filter(function (d) { return d.isOwn; })));
    boite.append.apply(boite, groupe(mots.ailleurs, etat.diagnostics.filter(function (d) { return !d.isOwn; })));
    var montrees = etat.diagnostics.filter(function (d) { return d.severity === 'error'; }).length;
    if (etat.errors > montrees) boite.append(element('p', 'note', mots.reste.replace('{n}', etat.errors - montrees)));
    return boite;
  }
  function fermer() {
    ferme = JSON.stringify(dernier.diagnostics);
    montrer(dernier);
  }

  /* Des erreurs ouvrent le panneau ; des avertissements sur cette page, seulement un bouton. */
  function montrer(etat) {
    dernier = etat;
    mots = MOTS[etat.language] || MOTS.fr;
    var n = etat.diagnostics.length;
    var ouvert = etat.errors > 0 && ferme !== JSON.stringify(etat.diagnostics);
    hote.hidden = n === 0;
    hote.lang = etat.language;
    cadre.replaceChildren();
    if (n === 0) return;
    cadre.append(ouvert ? panneau(etat) : bouton(mots.ouvrir + ' (' + n + ')', 'rappel ' + etat.diagnostics[0].severity, function () {
      cadre.replaceChildren(panneau(etat));
    }));
  }

  document.addEventListener('keydown', function (e) {
    if (e.key === 'Escape' && racine.querySelector('.panneau')) fermer();
  });
  document.body.append(hote);
  revenir();
  addEventListener('load', function () {
    revenir();
    try { sessionStorage.removeItem(CLE); } catch (e) { /* idem */ }
    // Plus tôt, le navigateur remettrait lui-même l’ancienne hauteur.
    setTimeout(function () { history.scrollRestoration = 'auto'; }, 300);
  });

  var evenements = new EventSource('/.vademecum/evenements?page=' + encodeURIComponent(location.pathname));
  evenements.onmessage = function (message) {
    var etat = JSON.parse(message.data);
    if (etat.edition !== edition) return recharger();
    montrer(etat);
  };
  evenements.onerror = function () {
    hote.hidden = false;
    cadre.replaceChildren(element('p', 'rappel', mots.arrete));
  };
  addEventListener('pagehide', function () { evenements.onerror = null; evenements.close(); });
})();

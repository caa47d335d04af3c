/* Les calculateurs : la page donne déjà des cas calculés ; ce script montre le formulaire et calcule celui du lecteur.
   Les règles et les mots viennent des attributs data-* que la page porte : aucun taux n’est écrit ici. */
(function () {
  'use strict';
  var langue = document.documentElement.lang || 'fr';
  var tolerance = 0.01;

  function ecrire(nombre) {
    var entier = Math.abs(nombre) <= 9999;
    return nombre.toLocaleString(langue, { maximumFractionDigits: 2, useGrouping: !entier });
  }
  function tous(racine, choix) {
    return Array.prototype.slice.call(racine.querySelectorAll(choix));
  }
  function somme(nombres) {
    return nombres.reduce(function (a, b) { return a + b; }, 0);
  }

  /* Ce qu’une règle mesure, et jusqu’où elle permet d’aller dans l’unité qui parle au lecteur. */
  var mesures = {
    somme: function (projet, parts) { return { valeur: somme(parts), unite: '\u202f%' }; },
    ecart: function (projet, parts) {
      return { valeur: Math.max.apply(null, parts) - Math.min.apply(null, parts), unite: '\u00a0points' };
    },
    'par-an': function (projet, parts) {
      return { valeur: projet.cout * somme(parts) / 100 / projet.annees, unite: '\u00a0' + projet.devise };
    },
    valorise: function (projet, parts) {
      var apport = projet.cout * somme(parts) / 100;
      return { valeur: apport > 0 ? projet.valorise / apport * 100 : 0, unite: '\u202f%', base: apport };
    }
  };
  function respecte(sens, valeur, borne) {
    if (sens === 'au-plus') return valeur <= borne + tolerance;
    if (sens === 'au-moins') return valeur >= borne - tolerance;
    return Math.abs(valeur - borne) <= tolerance;
  }
  function limite(nom, projet, borne, mesure) {
    if (nom === 'par-an') return ecrire(borne) + '\u00a0' + projet.devise;
    if (nom === 'ecart') return '';
    return ecrire((mesure.base === undefined ? projet.cout : mesure.base) * borne / 100) + '\u00a0' + projet.devise;
  }

  function parts(formulaire) {
    var mots = formulaire.dataset;
    function nombre(nom) {
      var champ = formulaire.elements[nom];
      return champ ? parseFloat(champ.value) || 0 : 0;
    }
    var champs = tous(formulaire, 'input[name=part]');
    var projet = {
      devise: mots.devise, cout: nombre('cout'), annees: nombre('annees') || 1, valorise: nombre('valorise'),
      parts: champs.map(function (champ) { return parseFloat(champ.value) || 0; })
    };
    var pire = 'valable';
    tous(formulaire, 'tr[data-mesure]').forEach(function (ligne) {
      var regle = ligne.dataset;
      var choisies = regle.de.split(' ').map(function (i) { return projet.parts[i]; });
      var mesure = mesures[regle.mesure](projet, choisies);
      var borne = parseFloat(regle.borne);
      var bon = respecte(regle.sens, mesure.valeur, borne);
      ligne.cells[1].textContent = bon ? mots.oui : mots.non;
      ligne.cells[2].textContent = ecrire(mesure.valeur) + mesure.unite;
      ligne.cells[3].textContent = limite(regle.mesure, projet, borne, mesure);
      ligne.classList.toggle('non-respectee', !bon);
      if (!bon && pire !== 'refuse') pire = 'souple' in regle ? 'aVerifier' : 'refuse';
    });
    formulaire.querySelector('[role=status]').textContent = mots[pire];
  }

  /* Un jour que l’année atteinte n’a pas, le 29 février, devient le 1er mars : Date.UTC compte comme le générateur. */
  function dates(formulaire) {
    var jma = formulaire.elements.depart.value.split('-').map(Number);
    tous(formulaire, 'output').forEach(function (sortie) {
      if (jma.length < 3) { sortie.textContent = ''; return; }
      var jour = new Date(Date.UTC(jma[0] + Number(sortie.dataset.ans), jma[1] - 1, jma[2] + Number(sortie.dataset.jours)));
      var texte = jour.toLocaleDateString(langue, { dateStyle: 'long', timeZone: 'UTC' });
      sortie.textContent = langue === 'fr' ? texte.replace(/^1 /, '1er ') : texte;
    });
  }

  var calculs = { parts: parts, dates: dates };
  tous(document, 'form[data-calcul]').forEach(function (formulaire) {
    var calculer = calculs[formulaire.dataset.calcul].bind(null, formulaire);
    formulaire.hidden = false;
    formulaire.addEventListener('input', calculer);
    formulaire.addEventListener('submit', function (e) { e.preventDefault(); });
    calculer();
  });
})();

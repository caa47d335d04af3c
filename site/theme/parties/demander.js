  /* La page visée, ouverte dans un cadre caché, dit elle-même ce qu’on lui demande : son titre, son résumé et ses champs (« apercu »), ou
     ses parties. Cela marche aussi depuis un dossier. Sans réponse après dix secondes, rien. */
  function demander(adresse, quoi) {
    return new Promise(function (fin) {
      var cadre = element('iframe', { hidden: '', title: '' });
      function finir(reponse) {
        window.removeEventListener('message', recevoir);
        clearTimeout(limite);
        cadre.remove();
        fin(reponse);
      }
      function recevoir(e) { if (e.source === cadre.contentWindow && e.data && e.data[quoi]) finir(e.data); }
      var limite = setTimeout(finir, 10000);
      window.addEventListener('message', recevoir);
      cadre.addEventListener('load', function () { cadre.contentWindow.postMessage('vademecum:' + quoi, '*'); });
      cadre.src = adresse;
      document.body.appendChild(cadre);
    });
  }

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_US">
    <context>
        <name>Aids</name>
        <message>
            <source>What makes it easier for you?</source>
            <translation>Que faut-il pour vous aider ?</translation>
        </message>
        <message>
            <source>It ends with your visit.</source>
            <translation>Cela cesse à la fin de votre visite.</translation>
        </message>
        <message>
            <source>Large letters</source>
            <translation>Grands caractères</translation>
        </message>
        <message>
            <source>Every word is larger.</source>
            <translation>Tous les mots sont plus grands.</translation>
        </message>
        <message>
            <source>Bright on dark</source>
            <translation>Clair sur fond sombre</translation>
        </message>
        <message>
            <source>White and yellow letters on black.</source>
            <translation>Lettres blanches et jaunes sur fond noir.</translation>
        </message>
        <message>
            <source>Buttons within reach</source>
            <translation>Boutons à portée de main</translation>
        </message>
        <message>
            <source>All buttons move down.</source>
            <translation>Tous les boutons descendent.</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Continuer</translation>
        </message>
        <message>
            <source>Read the screen out</source>
            <translation>Lire l’écran à voix haute</translation>
        </message>
        <message>
            <source>Spoken language: %1</source>
            <translation>Langue parlée : %1</translation>
        </message>
        <message>
            <source>By voice, with three large buttons.</source>
            <translation>À la voix, avec trois grands boutons.</translation>
        </message>
        <message>
            <source>Dark screen</source>
            <translation>Écran noir</translation>
        </message>
        <message>
            <source>Nobody can read along.</source>
            <translation>Personne ne peut lire.</translation>
        </message>
        <message>
            <source>Softer</source>
            <translation>Moins fort</translation>
        </message>
        <message>
            <source>Louder</source>
            <translation>Plus fort</translation>
        </message>
        <message>
            <source>Volume %1 of %2</source>
            <translation>Volume %1 sur %2</translation>
        </message>
    </context>
    <context>
        <name>ChooseWay</name>
        <message>
            <source>May the machine read your ID card?</source>
            <translation>La machine peut-elle lire votre carte d’identité ?</translation>
        </message>
        <message>
            <source>It reads your name, birth date, card number and address.</source>
            <translation>Elle lit nom, date de naissance, numéro de carte et adresse.</translation>
        </message>
        <message>
            <source>So it can greet you, and offer priority for your age.</source>
            <translation>Pour vous saluer et proposer la priorité selon l’âge.</translation>
        </message>
        <message>
            <source>Kept until you have your number. No picture is stored.</source>
            <translation>Gardé jusqu’à votre numéro. Aucune image n’est conservée.</translation>
        </message>
        <message>
            <source>The card number is scrambled before it is sent.</source>
            <translation>Le numéro de carte est brouillé avant l’envoi.</translation>
        </message>
        <message>
            <source>I agree, scan my card</source>
            <translation>D’accord, lire ma carte</translation>
        </message>
        <message>
            <source>Go on without a card</source>
            <translation>Continuer sans carte</translation>
        </message>
    </context>
    <context>
        <name>CodePad</name>
        <message>
            <source>Erase</source>
            <translation>Ôter</translation>
        </message>
        <message>
            <source>Type letters too</source>
            <translation>Taper aussi des lettres</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Trouver</translation>
        </message>
    </context>
    <context>
        <name>Confirm</name>
        <message>
            <source>Do you have priority?</source>
            <translation>Avez-vous une priorité ?</translation>
        </message>
        <message>
            <source>Choose the one that is true for you. Staff may ask for a paper.</source>
            <translation>Choisissez votre situation. Un agent peut demander un justificatif.</translation>
        </message>
        <message>
            <source>Take an ordinary number</source>
            <translation>Prendre un numéro ordinaire</translation>
        </message>
    </context>
    <context>
        <name>Dossier</name>
        <message>
            <source>Received</source>
            <translation>Dossier reçu</translation>
        </message>
        <message>
            <source>Being worked on</source>
            <translation>En cours</translation>
        </message>
        <message>
            <source>Late, we are sorry</source>
            <translation>En retard, pardon</translation>
        </message>
        <message>
            <source>Papers are missing</source>
            <translation>Il manque des pièces</translation>
        </message>
        <message>
            <source>Your result is ready</source>
            <translation>C’est prêt</translation>
        </message>
        <message>
            <source>Already handed over</source>
            <translation>Déjà remis</translation>
        </message>
        <message>
            <source>There is nothing to do yet.</source>
            <translation>Vous n’avez rien à faire pour l’instant.</translation>
        </message>
        <message>
            <source>Please see the help desk. Staff will find out why.</source>
            <translation>Adressez-vous à l’accueil. Un agent cherchera pourquoi.</translation>
        </message>
        <message>
            <source>Take a number to hand the papers in.</source>
            <translation>Prenez un numéro pour les déposer.</translation>
        </message>
        <message>
            <source>Take a number to collect it. Bring your receipt.</source>
            <translation>Prenez un numéro pour le retirer, avec le récépissé.</translation>
        </message>
        <message>
            <source>The result was collected. Staff can help with questions.</source>
            <translation>Le résultat a été retiré. Un agent répond aux questions.</translation>
        </message>
        <message>
            <source>It was promised for %1.</source>
            <translation>Il était promis pour le %1.</translation>
        </message>
        <message>
            <source>Promised for %1.</source>
            <translation>Promis pour le %1.</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>Prendre un numéro</translation>
        </message>
        <message>
            <source>Call staff</source>
            <translation>Appeler un agent</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Terminé</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>Sur mon téléphone</translation>
        </message>
    </context>
    <context>
        <name>FindDossier</name>
        <message>
            <source>Looking for your dossier…</source>
            <translation>Recherche du dossier…</translation>
        </message>
        <message>
            <source>No dossier has this code. Please check your receipt.</source>
            <translation>Aucun dossier n’a ce code. Vérifiez votre récépissé.</translation>
        </message>
        <message>
            <source>This code is not complete. It is on your receipt.</source>
            <translation>Ce code est incomplet. Il est sur votre récépissé.</translation>
        </message>
        <message>
            <source>Dossiers cannot be looked up just now. Try again, or get help.</source>
            <translation>La recherche ne répond pas. Réessayez, ou demandez de l’aide.</translation>
        </message>
        <message>
            <source>The camera is not working. Please type the code.</source>
            <translation>La caméra ne marche pas. Tapez le code.</translation>
        </message>
        <message>
            <source>This is not a receipt. Please show the code on your receipt.</source>
            <translation>Ce n’est pas un récépissé. Montrez le code du récépissé.</translation>
        </message>
        <message>
            <source>Show your receipt</source>
            <translation>Montrez votre récépissé</translation>
        </message>
        <message>
            <source>Type your dossier&apos;s code</source>
            <translation>Tapez le code du dossier</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>Pas d’image de la caméra</translation>
        </message>
        <message>
            <source>or type its code</source>
            <translation>ou tapez son code</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Trouver</translation>
        </message>
    </context>
    <context>
        <name>FindTicket</name>
        <message>
            <source>Looking for your ticket…</source>
            <translation>Recherche de votre ticket…</translation>
        </message>
        <message>
            <source>There is no such number today. Please check your ticket.</source>
            <translation>Ce numéro n’existe pas aujourd’hui. Vérifiez votre ticket.</translation>
        </message>
        <message>
            <source>You can rate once you have been served.</source>
            <translation>Vous pourrez donner votre avis après le service.</translation>
        </message>
        <message>
            <source>This ticket has been rated. Thank you.</source>
            <translation>Ce ticket a déjà un avis. Merci.</translation>
        </message>
        <message>
            <source>Please show the code on this ticket.</source>
            <translation>Montrez le code de ce ticket.</translation>
        </message>
        <message>
            <source>Your time is %1. Please come back shortly before it.</source>
            <translation>Votre heure est %1. Revenez un peu avant.</translation>
        </message>
        <message>
            <source>This booking has run out. Please take a new number.</source>
            <translation>Cette réservation a expiré. Prenez un nouveau numéro.</translation>
        </message>
        <message>
            <source>You have another number for this service. Please use that one.</source>
            <translation>Vous avez un autre numéro pour ce service. Utilisez-le.</translation>
        </message>
        <message>
            <source>Staff keep this number and will call it. Please have a seat.</source>
            <translation>Les agents gardent ce numéro et l’appelleront. Asseyez-vous.</translation>
        </message>
        <message>
            <source>This ticket is no longer valid. Please take a new number.</source>
            <translation>Ce ticket n’est plus valable. Prenez un nouveau numéro.</translation>
        </message>
        <message>
            <source>The system does not answer. Please try again in a moment.</source>
            <translation>Le système ne répond pas. Réessayez dans un instant.</translation>
        </message>
        <message>
            <source>This is not a ticket. Please show the code on your ticket.</source>
            <translation>Ce n’est pas un ticket. Présentez le code du ticket.</translation>
        </message>
        <message>
            <source>The camera is not working. Please enter the number.</source>
            <translation>La caméra ne marche pas. Tapez le numéro.</translation>
        </message>
        <message>
            <source>Show your ticket</source>
            <translation>Montrez votre ticket</translation>
        </message>
        <message>
            <source>Scan your ticket</source>
            <translation>Scannez votre ticket</translation>
        </message>
        <message>
            <source>Type your number</source>
            <translation>Tapez votre numéro</translation>
        </message>
        <message>
            <source>or type its number, e.g. A012</source>
            <translation>ou tapez le numéro, ex. A012</translation>
        </message>
        <message>
            <source>for example A012</source>
            <translation>par exemple A012</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>Pas d’image de la caméra</translation>
        </message>
    </context>
    <context>
        <name>Handover</name>
        <message>
            <source>What can I do on my phone?</source>
            <translation>Que faire sur mon téléphone ?</translation>
        </message>
        <message>
            <source>Choose, then scan the code with your phone.</source>
            <translation>Choisissez, puis scannez le code avec votre téléphone.</translation>
        </message>
    </context>
    <context>
        <name>HandoverCode</name>
        <message>
            <source>QR code of %1</source>
            <translation>Code QR de %1</translation>
        </message>
        <message>
            <source>Open your phone&apos;s camera and hold it before the code.</source>
            <translation>Ouvrez l’appareil photo du téléphone devant le code.</translation>
        </message>
        <message>
            <source>Another one</source>
            <translation>Un autre choix</translation>
        </message>
    </context>
    <context>
        <name>Help</name>
        <message>
            <source>Staff know that you need help</source>
            <translation>Les agents sont prévenus</translation>
        </message>
        <message>
            <source>Staff could not be told</source>
            <translation>Les agents n’ont pas pu être prévenus</translation>
        </message>
        <message>
            <source>Calling staff…</source>
            <translation>Appel d’un agent…</translation>
        </message>
        <message>
            <source>Please wait here. Somebody is coming.</source>
            <translation>Attendez ici. Quelqu’un arrive.</translation>
        </message>
        <message>
            <source>Please go to the help desk. You can also go on here.</source>
            <translation>Allez à l’accueil. Vous pouvez aussi continuer ici.</translation>
        </message>
        <message>
            <source>One moment, please.</source>
            <translation>Un instant, s’il vous plaît.</translation>
        </message>
        <message>
            <source>Go on by myself</source>
            <translation>Continuer seul</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>Sur mon téléphone</translation>
        </message>
    </context>
    <context>
        <name>Issuing</name>
        <message>
            <source>Getting your number…</source>
            <translation>Votre numéro arrive…</translation>
        </message>
    </context>
    <context>
        <name>Key</name>
        <message>
            <source>Also writes %1</source>
            <translation>Écrit aussi %1</translation>
        </message>
    </context>
    <context>
        <name>Keyboard</name>
        <message>
            <source>Done</source>
            <translation>Terminé</translation>
        </message>
        <message>
            <source>No marks</source>
            <translation>Simple</translation>
        </message>
        <message>
            <source>Capitals: on</source>
            <translation>Majuscules : activées</translation>
        </message>
        <message>
            <source>Capitals: next letter</source>
            <translation>Majuscules : lettre suivante</translation>
        </message>
        <message>
            <source>Capitals: off</source>
            <translation>Majuscules : désactivées</translation>
        </message>
        <message>
            <source>Erase</source>
            <translation>Ôter</translation>
        </message>
        <message>
            <source>Digits</source>
            <translation>Chiffres</translation>
        </message>
        <message>
            <source>Typing</source>
            <translation>Saisie</translation>
        </message>
        <message>
            <source>Changes to %1</source>
            <translation>Passe à %1</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>Espace</translation>
        </message>
        <message>
            <source>Show digits</source>
            <translation>Afficher les chiffres</translation>
        </message>
        <message>
            <source>Show letters</source>
            <translation>Afficher les lettres</translation>
        </message>
    </context>
    <context>
        <name>Keypad</name>
        <message>
            <source>Erase</source>
            <translation>Effacer</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Trouver</translation>
        </message>
    </context>
    <context>
        <name>Main</name>
        <message>
            <source>Keep holding to have the screen read out.</source>
            <translation>Maintenez pour que l’écran soit lu.</translation>
        </message>
    </context>
    <context>
        <name>Pager</name>
        <message>
            <source>Previous</source>
            <translation>Précédent</translation>
        </message>
        <message>
            <source>Page %1 of %2</source>
            <translation>Page %1 sur %2</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Suivant</translation>
        </message>
    </context>
    <context>
        <name>Rate</name>
        <message>
            <source>Sending…</source>
            <translation>Envoi…</translation>
        </message>
        <message>
            <source>This ticket has been rated. Thank you.</source>
            <translation>Ce ticket a déjà un avis. Merci.</translation>
        </message>
        <message>
            <source>You can rate once you have been served.</source>
            <translation>Vous pourrez donner votre avis après le service.</translation>
        </message>
        <message>
            <source>Your rating was not sent. Please touch once more.</source>
            <translation>Avis non envoyé. Touchez encore une fois.</translation>
        </message>
        <message>
            <source>Were you satisfied with our service?</source>
            <translation>Êtes-vous satisfait de notre service ?</translation>
        </message>
        <message>
            <source>One touch is enough.</source>
            <translation>Un seul toucher suffit.</translation>
        </message>
        <message>
            <source>Satisfied</source>
            <translation>Satisfait</translation>
        </message>
        <message>
            <source>Fair</source>
            <translation>Moyen</translation>
        </message>
        <message>
            <source>Not satisfied</source>
            <translation>Pas satisfait</translation>
        </message>
    </context>
    <context>
        <name>ScanCard</name>
        <message>
            <source>This is a VNeID code; only officials can read it. Please show your ID card.</source>
            <translation>C’est un code VNeID, réservé aux agents. Montrez votre carte d’identité.</translation>
        </message>
        <message>
            <source>This is a health insurance card. Please show your ID card.</source>
            <translation>C’est une carte d’assurance maladie. Montrez votre carte d’identité.</translation>
        </message>
        <message>
            <source>This is the code of a web page. Please show your ID card.</source>
            <translation>C’est le code d’une page web. Montrez votre carte d’identité.</translation>
        </message>
        <message>
            <source>This is not the code of an ID card. Please show the code on your card.</source>
            <translation>Ce n’est pas le code d’une carte d’identité. Montrez celui de votre carte.</translation>
        </message>
        <message>
            <source>This code cannot be read. Please go on without a card.</source>
            <translation>Ce code est illisible. Continuez sans carte.</translation>
        </message>
        <message>
            <source>This is a ticket. Please show your ID card.</source>
            <translation>C’est un ticket. Montrez votre carte d’identité.</translation>
        </message>
        <message>
            <source>This is a receipt. Please show your ID card.</source>
            <translation>C’est un récépissé. Montrez votre carte d’identité.</translation>
        </message>
        <message>
            <source>Please hold the card a little closer.</source>
            <translation>Approchez un peu la carte.</translation>
        </message>
        <message>
            <source>Please hold the card a little farther away.</source>
            <translation>Éloignez un peu la carte.</translation>
        </message>
        <message>
            <source>It is rather dark here. Please move the card into the light.</source>
            <translation>Il fait un peu sombre. Mettez la carte à la lumière.</translation>
        </message>
        <message>
            <source>The card reflects a lamp. Please tilt it a little.</source>
            <translation>La carte reflète une lampe. Inclinez-la un peu.</translation>
        </message>
        <message>
            <source>No code is to be seen. Please turn the card over.</source>
            <translation>On ne voit pas de code. Retournez la carte.</translation>
        </message>
        <message>
            <source>The camera is not working. You can still take a number without a card.</source>
            <translation>La caméra ne marche pas. Vous pouvez prendre un numéro sans carte.</translation>
        </message>
        <message>
            <source>Hold the card still, a hand away.</source>
            <translation>Tenez la carte immobile, à une main de distance.</translation>
        </message>
        <message>
            <source>Press the scanner&apos;s button until it beeps.</source>
            <translation>Appuyez sur le bouton du lecteur jusqu’au bip.</translation>
        </message>
        <message>
            <source>Show your card&apos;s code</source>
            <translation>Montrez le code de la carte</translation>
        </message>
        <message>
            <source>Scan your card&apos;s code</source>
            <translation>Scannez le code de la carte</translation>
        </message>
        <message>
            <source>show the front</source>
            <translation>montrez le recto</translation>
        </message>
        <message>
            <source>New Căn cước card</source>
            <translation>Nouvelle carte Căn cước</translation>
        </message>
        <message>
            <source>show the back</source>
            <translation>montrez le verso</translation>
        </message>
        <message>
            <source>No picture from the camera</source>
            <translation>Pas d’image de la caméra</translation>
        </message>
        <message>
            <source>CCCD chip card</source>
            <translation>Carte à puce CCCD</translation>
        </message>
        <message>
            <source>Go on without a card</source>
            <translation>Continuer sans carte</translation>
        </message>
    </context>
    <context>
        <name>Services</name>
        <message>
            <source>no wait</source>
            <translation>sans attente</translation>
        </message>
        <message>
            <source>Welcome, %1</source>
            <translation>Bienvenue, %1</translation>
        </message>
        <message>
            <source>What do you need today?</source>
            <translation>Que désirez-vous ?</translation>
        </message>
        <message>
            <source>wait %1–%2 min</source>
            <translation>%1–%2 min</translation>
        </message>
        <message>
            <source>wait %1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>I have priority</source>
            <translation>J’ai une priorité</translation>
        </message>
        <message>
            <source>Old age, disability, pregnancy…</source>
            <translation>Grand âge, handicap, grossesse…</translation>
        </message>
        <message numerus="yes">
            <source>%n waiting</source>
            <translation>
                <numerusform>%n en attente</numerusform>
                <numerusform>%n en attente</numerusform>
            </translation>
        </message>
        <message>
            <source>nobody waiting</source>
            <translation>personne</translation>
        </message>
        <message>
            <source>Paused now</source>
            <translation>En pause</translation>
        </message>
        <message>
            <source>Closed now</source>
            <translation>Fermé</translation>
        </message>
    </context>
    <context>
        <name>SilenceQuestion</name>
        <message>
            <source>Are you still there?</source>
            <translation>Êtes-vous encore là ?</translation>
        </message>
        <message numerus="yes">
            <source>This screen starts over in %n second(s).</source>
            <translation>
                <numerusform>Retour au début dans %n seconde.</numerusform>
                <numerusform>Retour au début dans %n secondes.</numerusform>
            </translation>
        </message>
        <message>
            <source>I am still here</source>
            <translation>Je suis là</translation>
        </message>
    </context>
    <context>
        <name>SpeechPanel</name>
        <message>
            <source>Stop reading</source>
            <translation>Ne plus lire</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Précédent</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Suivant</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Choisir</translation>
        </message>
    </context>
    <context>
        <name>Thanks</name>
        <message>
            <source>Thank you</source>
            <translation>Merci</translation>
        </message>
        <message>
            <source>Your rating helps us serve better.</source>
            <translation>Votre avis nous aide à mieux servir.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Terminé</translation>
        </message>
    </context>
    <context>
        <name>Ticket</name>
        <message>
            <source>Printing your ticket…</source>
            <translation>Impression du ticket…</translation>
        </message>
        <message>
            <source>Please take your ticket and have a seat.</source>
            <translation>Prenez votre ticket et asseyez-vous.</translation>
        </message>
        <message>
            <source>The paper has run out. Your number is still valid: %1.</source>
            <translation>Il n’y a plus de papier. Votre numéro reste valable : %1.</translation>
        </message>
        <message>
            <source>The printer is open. Your number is still valid: %1.</source>
            <translation>Imprimante ouverte. Votre numéro reste valable : %1.</translation>
        </message>
        <message>
            <source>The paper is stuck. Your number is still valid: %1.</source>
            <translation>Le papier est coincé. Votre numéro reste valable : %1.</translation>
        </message>
        <message>
            <source>The printer does not answer. Your number is still valid: %1.</source>
            <translation>Imprimante en panne. Votre numéro reste valable : %1.</translation>
        </message>
        <message>
            <source>It is your turn: please go to %1.</source>
            <translation>C’est votre tour : %1.</translation>
        </message>
        <message>
            <source>You are in line. Please have a seat.</source>
            <translation>Vous êtes dans la file. Asseyez-vous.</translation>
        </message>
        <message>
            <source>Keep your number in mind, or scan the code. Please have a seat.</source>
            <translation>Retenez votre numéro ou scannez le code. Asseyez-vous.</translation>
        </message>
        <message>
            <source>Nearly your turn</source>
            <translation>Bientôt votre tour</translation>
        </message>
        <message>
            <source>Nobody waits ahead of you</source>
            <translation>Personne avant vous</translation>
        </message>
        <message>
            <source>Wait: about %1–%2 minutes</source>
            <translation>Attente : environ %1–%2 minutes</translation>
        </message>
        <message>
            <source>Wait: about %1 minutes</source>
            <translation>Attente : environ %1 minutes</translation>
        </message>
        <message numerus="yes">
            <source>%n ahead of you</source>
            <translation>
                <numerusform>%n personne avant vous</numerusform>
                <numerusform>%n personnes avant vous</numerusform>
            </translation>
        </message>
        <message>
            <source>You are next</source>
            <translation>Vous êtes le prochain</translation>
        </message>
        <message>
            <source>Wait not known just now</source>
            <translation>Attente inconnue pour le moment</translation>
        </message>
        <message>
            <source>QR code to follow your number</source>
            <translation>Code QR pour suivre votre numéro</translation>
        </message>
        <message>
            <source>Scan to follow your number on your phone.</source>
            <translation>Scannez pour suivre votre numéro au téléphone.</translation>
        </message>
        <message>
            <source>Reprint</source>
            <translation>Imprimer</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Terminé</translation>
        </message>
    </context>
    <context>
        <name>TicketStub</name>
        <message>
            <source>Your number</source>
            <translation>Votre numéro</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Back</source>
            <translation>Retour</translation>
        </message>
        <message>
            <source>Language</source>
            <extracomment>In the other language, for those who cannot read this one.</extracomment>
            <translation>Ngôn ngữ</translation>
        </message>
        <message>
            <source>Easier</source>
            <extracomment>Opens large text, high contrast and the like. One short word.</extracomment>
            <translation>Confort</translation>
        </message>
        <message>
            <source>Get help</source>
            <translation>Aide</translation>
        </message>
    </context>
    <context>
        <name>Trouble</name>
        <message>
            <source>The office is closed now</source>
            <translation>Le bureau est fermé</translation>
        </message>
        <message>
            <source>This service takes no more numbers now</source>
            <translation>Ce service ne donne plus de numéros pour l’instant</translation>
        </message>
        <message>
            <source>There are no more numbers for this service today</source>
            <translation>Plus de numéros pour ce service aujourd’hui</translation>
        </message>
        <message>
            <source>All numbers of this service are given out for today</source>
            <translation>Tous les numéros du jour sont distribués</translation>
        </message>
        <message>
            <source>You already have a number for this</source>
            <translation>Vous avez déjà un numéro pour cela</translation>
        </message>
        <message>
            <source>You have taken all your numbers for today</source>
            <translation>Vous avez pris tous vos numéros du jour</translation>
        </message>
        <message>
            <source>This number could not be issued</source>
            <translation>Ce numéro n’a pas pu être donné</translation>
        </message>
        <message>
            <source>No numbers can be issued just now</source>
            <translation>Aucun numéro possible pour le moment</translation>
        </message>
        <message>
            <source>Please come back during opening hours. Numbers you already have stay valid.</source>
            <translation>Revenez aux heures d’ouverture. Vos numéros restent valables.</translation>
        </message>
        <message>
            <source>Other services still work. You may choose another one.</source>
            <translation>Les autres services marchent. Choisissez-en un autre.</translation>
        </message>
        <message>
            <source>Other services still work. The help desk can tell you when to come back.</source>
            <translation>Les autres services marchent. L’accueil dira quand revenir.</translation>
        </message>
        <message>
            <source>That number is still valid. Show its code under “I have a ticket” to see your turn.</source>
            <translation>Ce numéro reste valable. Voyez votre tour sous « J’ai un ticket ».</translation>
        </message>
        <message>
            <source>The numbers you have stay valid. Staff can help if you need one more.</source>
            <translation>Vos numéros restent valables. Un agent peut vous en donner un autre.</translation>
        </message>
        <message>
            <source>Please choose again. The help desk can also give you a number.</source>
            <translation>Choisissez de nouveau. L’accueil peut aussi donner un numéro.</translation>
        </message>
        <message>
            <source>The machine keeps trying. Counters still serve: the help desk can give you a number.</source>
            <translation>La machine réessaie. Les guichets servent : l’accueil donne un numéro.</translation>
        </message>
        <message>
            <source>Choose another service</source>
            <translation>Choisir un autre service</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Call staff</source>
            <translation>Appeler un agent</translation>
        </message>
        <message>
            <source>On my phone</source>
            <translation>Sur mon téléphone</translation>
        </message>
    </context>
    <context>
        <name>Viewfinder</name>
        <message>
            <source>Hold the scanner a hand above the code</source>
            <translation>Tenez le lecteur à une main du code</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>Welcome</source>
            <translation>Bienvenue</translation>
        </message>
        <message>
            <source>Please touch what you need.</source>
            <translation>Touchez ce que vous désirez.</translation>
        </message>
        <message>
            <source>You can take a number. Waiting times are not known just now.</source>
            <translation>Vous pouvez prendre un numéro. Attente inconnue pour le moment.</translation>
        </message>
        <message>
            <source>The system is not connected yet. The help desk can give you a number.</source>
            <translation>Le système n’est pas connecté. L’accueil peut donner un numéro.</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>Prendre un numéro</translation>
        </message>
        <message>
            <source>Choose what you need</source>
            <translation>Choisissez votre démarche</translation>
        </message>
        <message>
            <source>Use my ID card</source>
            <translation>Ma carte d’identité</translation>
        </message>
        <message>
            <source>I have a ticket</source>
            <translation>J’ai un ticket</translation>
        </message>
        <message>
            <source>Check in, see your turn, rate us</source>
            <translation>Arrivée, votre tour, votre avis</translation>
        </message>
        <message>
            <source>How is my dossier?</source>
            <translation>Où en est mon dossier ?</translation>
        </message>
        <message>
            <source>Look it up with your receipt</source>
            <translation>Avec votre récépissé</translation>
        </message>
        <message>
            <source>Move the buttons up again</source>
            <translation>Remonter les boutons</translation>
        </message>
        <message>
            <source>Move the buttons down</source>
            <translation>Descendre les boutons</translation>
        </message>
    </context>
</TS>

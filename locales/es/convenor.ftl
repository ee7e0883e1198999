# Todo lo que lee una persona. Breve, cálido, claro; primero la tarea; sin culpas; dice qué sigue.

## Tiempo

weekday-short = { $day ->
    [1] lun
    [2] mar
    [3] mié
    [4] jue
    [5] vie
    [6] sáb
   *[7] dom
}
weekday = { $day ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
}
weekday-many = { $day ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábados
   *[7] domingos
}
month-short = { $month ->
    [1] ene
    [2] feb
    [3] mar
    [4] abr
    [5] may
    [6] jun
    [7] jul
    [8] ago
    [9] sep
    [10] oct
    [11] nov
   *[12] dic
}
month = { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
}
date-month-first = { $day } de { $month }
date-day-first = { $day } de { $month }
day = { $weekday } { $day } { $month }
wall = { $date }, { $time }
wall-year = { $date } { $year }, { $time }
ahead-now = ahora
ahead-minutes = { $count ->
    [one] en 1 minuto
   *[other] en { $count } minutos
}
ahead-hours = { $count ->
    [one] en 1 hora
   *[other] en { $count } horas
}
ahead-days = { $count ->
    [one] en 1 día
   *[other] en { $count } días
}
ahead-weeks = { $count ->
    [one] en 1 semana
   *[other] en { $count } semanas
}
past-due = ya pasó la fecha

when-choice = { $wall } · { $ahead }
when-choice-utc = { $choice } (UTC)
when-choice-shifted = { $choice } (cambia la hora)
when-examples = *el martes a las 6* o *{ $date }*
when-nonsense = No entiendo «{ $typed }» como fecha. Prueba { $examples }.
when-past = «{ $typed }» ya pasó: lo leí como { $at }. Prueba { $examples }.
when-no-time = A «{ $typed }» le falta la hora. Prueba { $examples }.
when-examples-timed = *{ $typed } 18:00* o *{ $date } a las 9*
when-too-far = «{ $typed }» queda a más de diez años. Prueba { $examples }.
when-shifted = Esa noche cambia la hora y esa hora no existe; tomé la que sigue.

## Fallos y malentendidos

fault = Algo falló de mi lado y no se cambió nada. Inténtalo otra vez. Si vuelve a pasar, dale este código a tu coordinación: **{ $reference }**
fault-busy = Ahora mismo estoy con otra tarea y no se cambió nada. Inténtalo de nuevo en un minuto. (Código: **{ $reference }**)
fault-no-room = Ahora no puedo guardar nada, así que no se cambió nada. Avisa a quien administra este bot: el disco está lleno o bloqueado. (Código: **{ $reference }**)
fault-unanswered = Hice lo que pediste, pero Discord no dejó pasar mi respuesta. Escribe **/inicio** para ver cómo están las cosas. (Código: **{ $reference }**)
command-changed = Este comando cambió desde la última vez que tu aplicación lo vio. Reinicia Discord e inténtalo de nuevo.
command-guild-only = Esto funciona en el servidor de tu coalición, no aquí. Pruébalo allí.
press-unknown = Ya no conozco este botón. Escribe **/inicio** para ver todo lo tuyo.
press-again = Tardé demasiado. Por favor, pulsa el botón otra vez.
draft-gone = Lo que escribiste se guardó solo un día y solo para ti. Empieza de nuevo desde **/inicio**.
cannot-post = No puedo publicar en { $channel }: allí me falta *{ $lacks }*. Dame ese permiso en los ajustes del canal, o elige otro canal.
not-found = No encuentro eso entre lo que puedes ver aquí. Escribe **/inicio** para ver lo tuyo.
not-set-up = -# Esta coalición aún no está configurada, así que leo las fechas en hora UTC. Quien administra el servidor puede usar **/coalición configurar**.
not-chosen = sin elegir
and = { $one } y { $other }
somebody = Alguien
text-empty = Escribe unas palabras, por favor: ¿qué vas a hacer?
text-reason-empty = Da un motivo en pocas palabras, por favor. Ayuda a todos a organizarse.
text-too-long = Son más de { $max } caracteres. Acórtalo y envíalo otra vez, por favor.
page-of = página { $page } de { $pages }

## Botones

button-done = Hecho
button-on-track = Voy bien
button-more-time = Necesito más tiempo
button-cannot = No puedo
button-its-done = Ya está
button-new-date = Nueva fecha
button-let-go = Dejarlo
button-on-time = A tiempo
button-later = Después
button-open = Abrir
button-open-one = Abrir { $reference }
button-my-list = Mis promesas
button-everyones = Promesas de todos
button-closed-promises = Promesas cerradas
button-something-else = Otra cosa…
button-my-things = Lo mío
button-promise = Prometer algo
button-how-we-work = Cómo trabajamos
button-show-all = Ver todo
button-show-others = { $count ->
    [one] Ver la otra
   *[other] Ver las otras { $count }
}
button-show-closed = Ver cerradas
button-show-open = Ver abiertas
button-earlier-page = ← Atrás
button-next-page = Siguiente →
button-try-again = Intentar de nuevo
button-open-form = Abrir el formulario
button-read = Leerlo
button-set-up = Configurar (3 minutos)
button-try-it = Probar
button-what-i-keep = Qué guardo
button-finish = Terminar
button-other-zone = Otra zona horaria

## La puerta de entrada

welcome = Hola, soy Convenor. Ayudo a esta coalición a cumplir su palabra: quién prometió qué, cuándo nos reunimos, qué decidimos y si la vida va mejorando. No leo sus conversaciones; guardo solo lo que ustedes me dan.
what-i-keep = **Qué guardo**
    • Solo lo que me das con un comando, un botón o un formulario, y tu nombre aquí. Nunca leo tus chats.
    • En esta coalición, la coordinación puede ver lo que prometes. Nunca se dice en público quién va tarde.
    • Quien administra este bot puede ver lo que guardo, y las leyes de acceso a la información también podrían alcanzarlo.
    • Para salir, habla con la coordinación. Primero se devuelven tus promesas.
start-here = **Empieza aquí · { $name }**
    Ayudo a que cumplamos nuestra palabra. Promete algo y te lo recuerdo a tiempo. Lo que ves aquí es para todos; mis respuestas a ti son privadas.
language-en-us = inglés (EE. UU.)
language-en-gb = inglés (Reino Unido)
language-es = español
setup-heading = **Configura tu coalición**
    Cuatro respuestas cortas. Cada una se guarda al momento, así que puedes salir y volver.
setup-zone = **1. Zona horaria:** { $zone }, donde ahora son las { $time }
setup-zone-prompt = Elige tu zona horaria
setup-language = **2. Lo que publico va en:** { $language }
setup-language-prompt = Elige un idioma
setup-announcements = **3. Las noticias van a:** { $channel }
setup-announcements-prompt = Elige un canal
setup-role = **4. La coordinación lleva el rol:** { $role } (puedes dejarlo vacío)
setup-role-everyone = Todo el mundo lleva aquí el rol *@everyone*, así que todo el mundo sería coordinación. Elige un rol que lleven solo quienes coordinan, o déjalo vacío.
setup-role-prompt = Elige un rol
setup-zone-title = Tu zona horaria
setup-zone-field = Una ciudad o zona horaria cercana
setup-zone-hint = Bogotá o America/Bogota
setup-zone-unknown = No conozco la zona horaria «{ $typed }». Prueba una ciudad cercana, como *Chicago*, o *America/New_York*.
setup-zone-first = Primero elige tu zona horaria, para que fechas y recordatorios lleguen a la hora correcta.
setup-not-allowed = Solo quien administra este servidor, o la coordinación, puede configurarme. Pídeselo, por favor.
setup-finished = Todo listo. Son las { $time } en { $zone }. { $card } Eres parte de la coordinación. Lo que sigue: promete algo pequeño, para ver cómo funciona.
setup-card-comes = Publico una tarjeta *Empieza aquí* en { $channel }.
setup-card-stands = La tarjeta *Empieza aquí* está en { $channel }.
show-heading = **Cómo trabaja { $name }**
show-zone = • **Hora:** { $zone }, donde ahora son las { $time }. Las fechas que escribes se leen en esta zona.
show-language = • **Idioma:** lo que publico va en { $language }. Las respuestas privadas van en el tuyo.
show-announcements = • **Las noticias** van a { $channel }.
show-no-announcements = • **Noticias:** aún no hay canal elegido.
show-coordinators = • **Coordinación:** { $people }. Ve lo que se atrasa y configura las cosas.
show-role = • Quien lleva { $role } también coordina.
show-brief = • **Resumen diario:** un mensaje privado a las { $hour }, solo si hay algo que decirte.
show-quiet = • **Horas de silencio:** sin mensajes privados ni avisos de { $from } a { $until }, salvo los recordatorios que pidas para ti, los de las reuniones, y los cambios de una reunión que empieza pronto.
show-ladder = • **Recordatorios:** { $before } días antes de la fecha de una promesa, el mismo día y { $after } días después, en privado.
home-heading = **Hola, { $name }.** Esto es lo tuyo.
home-promises = { $count ->
    [one] **Tienes 1 promesa abierta**
   *[other] **Tienes { $count } promesas abiertas**
}
home-promises-first = -# Las { $count } más urgentes; en **Mis promesas** están todas.
home-no-promises = **No tienes promesas abiertas.** ¿Quieres hacer una?
home-waiting = **Te espera un mensaje privado:** tus mensajes directos están cerrados para mí.
home-waited = **Te espera un mensaje privado:** no pude escribirte cuando llegó.
home-reminders = { $count ->
    [one] **Tienes 1 recordatorio pendiente**
   *[other] **Tienes { $count } recordatorios pendientes**
}
home-reminders-first = -# Los { $count } próximos; en **Mis recordatorios** están todos.
home-more = **Qué más puedes hacer aquí**
    • **Promesas:** haz una con **/promesa hacer**, di que está con **/promesa hecha**, mira las abiertas y las cerradas con **/promesa lista**.
    • **Recordatorios:** **/recordar a_mí** es solo para ti, **/recordar canal** para todo un canal.
    • **Reuniones:** planea una con **/reunión planear**; **/reunión agenda** pone algo en la agenda.
    • **Sondeos:** con **/sondeo preguntar** la gente de aquí elige.
    • **Decisiones:** **/decisión proponer** pregunta a todo el mundo; **/decisión lista** encuentra lo decidido.
    • **Cifras:** **/indicador lista** muestra si las cosas mejoran.
    • **El resumen:** **/resumen ahora** muestra qué está pasando; **/resumen mío** te lo trae en privado.
home-kept = -# Cumpliste { $kept } de { $all } a tiempo. Solo tú ves esto.

## Promesas

commit-made = Promesa anotada, **{ $reference }**: { $what }
commit-made-again = Lo prometiste hace un momento, así que lo guardé una sola vez. **{ $reference }**: { $what }
commit-made-due = Para el { $due }.
commit-made-towards = Es para { $towards }, así que aquí todo el mundo la ve allí.
commit-reminder = El { $on } te pregunto cómo va.
commit-reminder-away = Estás fuera hasta { $until }, así que te pregunto cómo va el { $on }.
commit-no-reminder = Falta poco, así que no te la recuerdo antes.
commit-title = **{ $reference }** { $what }
commit-owner = Lo prometió { $name }.
commit-owner-you = Lo prometiste tú.
commit-done-means = **Hecho significa:** { $text }
commit-standing-open = Para el { $due }, { $ahead }.
commit-standing-overdue = Era para el { $due } y sigue pendiente.
commit-standing-asks = Suele pasar. ¿Qué te ayudaría más?
commit-standing-kept = ✓ Cumplida. Era para el { $due }.
commit-standing-late = ✓ Hecha, más tarde de lo previsto. Era para el { $due }.
commit-standing-withdrawn = Retirada antes de su fecha. Era para el { $due }.
commit-standing-not-kept = Se dejó de lado. Era para el { $due }.
commit-standing-renewed = No se hizo para el { $due }. Sigue como { $follower }.
commit-history-made = { $at }: prometida para { $to }
commit-history-moved = { $at }: cambiada a { $to }
commit-history-delivered = { $at }: hecha
commit-history-withdrawn = { $at }: retirada
commit-history-on-track = { $at }: va bien
commit-history-let-go = { $at }: se dejó de lado
commit-history-note = «{ $note }»
commit-line = **{ $reference }** { $what } · vence { $when }
commit-line-overdue = **{ $reference }** { $what } · venció { $when }
commit-line-kept = ✓ **{ $reference }** { $what } · hecha { $when }
commit-line-late = ✓ **{ $reference }** { $what } · hecha más tarde, { $when }
commit-line-withdrawn = **{ $reference }** { $what } · retirada { $when }
commit-line-not-kept = **{ $reference }** { $what } · se dejó de lado { $when }
commit-list-open = { $count ->
    [one] **1 promesa abierta**
   *[other] **{ $count } promesas abiertas**
}
commit-list-closed = { $count ->
    [one] **1 promesa cerrada**
   *[other] **{ $count } promesas cerradas**
}
commit-list-empty = No hay promesas abiertas. Para hacer una, escribe **/promesa hacer**.
commit-list-empty-closed = Aún no hay nada cerrado.
commit-list-empty-closed-mine = Aún no has cerrado nada.
commit-together = Entre todos, hasta ahora: **{ $kept } de { $all }** promesas cumplidas a tiempo ({ $percent } %), { $late } más tarde, { $not_kept } sin cumplir.
commit-together-beside = -# Fecha cambiada a tiempo: { $moved }. Retiradas a tiempo: { $withdrawn }. Nada de eso cuenta en contra.
commit-together-reasons = -# Qué lo impidió, sin nombres: { $reasons }.
commit-together-reason = { $reason } ({ $count })
commit-list-not-yours = Aquí puedes ver tus propias promesas. Para las de otra persona, pregúntale o habla con la coordinación.
commit-not-yours = No encuentro eso entre tus promesas. Escribe **/promesa lista** para verlas.
commit-delivered = Hecho: { $what } ({ $reference }). ¡Gracias por cumplir tu palabra!
commit-delivered-late = Hecho: { $what } ({ $reference }). Gracias por terminarlo.
commit-delivered-again = { $reference } ya está marcada como hecha: { $what }. ¡Gracias!
commit-ask-on-time = *{ $what }* era para el { $due }. ¿Se hizo a tiempo o después?
commit-moved = { $reference } ahora es para el { $due }: { $what }.
commit-moved-later = { $count ->
    [2] Ya se aplazó dos veces. ¿Ayudaría un primer paso más pequeño? Pulsa *No puedo* para retirar esta promesa y haz la pequeña con **/promesa hacer**. O pide a alguien de aquí que te dé una mano.
   *[other] Ya se aplazó { $count } veces. ¿Ayudaría un primer paso más pequeño? Pulsa *No puedo* para retirar esta promesa y haz la pequeña con **/promesa hacer**. O pide a alguien de aquí que te dé una mano.
}
commit-move-same = { $reference } ya es para el { $due }, así que nada cambió. Si necesitas más tiempo, escribe un día posterior, como *en 3 días*.
commit-move-late = La fecha de { $reference } ya pasó. Ábrela con **/promesa ver** y pulsa *Nueva fecha* para prometerla de nuevo.
commit-renewed = Una promesa nueva: { $what }. Ahora es { $reference }, para el { $due }.
commit-withdrawn = Listo, retiraste { $reference }: { $what }. Gracias por avisar a tiempo.
commit-withdraw-late = La fecha de { $reference } ya pasó. Ábrela con **/promesa ver** y pulsa *Dejarlo*.
commit-on-track = ¡Qué bien! { $what } va en camino para el { $due }.
commit-on-track-skips = Me salto el próximo recordatorio.
commit-ask-why = ¿Qué lo impidió? Un toque, si quieres, y se guarda sin tu nombre.
    -# { $reference } cuenta como no cumplida.
commit-reason-noted = Gracias, eso ayuda. { $reference } sigue como { $follower }.
commit-reason-noted-let-go = Anotado, sin tu nombre. Nos ayuda a planear mejor. { $reference } queda cerrada.
commit-ask-reason-prompt = Elige uno
commit-let-go = Listo, dejamos { $reference }, y está bien: { $what }. Gracias por decirlo.
commit-let-go-early = { $reference } aún no vence. Si no puedes, pulsa *No puedo* o usa **/promesa retirar**.
commit-several = Encaja más de una promesa: { $which }. Escribe el número de la que quieres.
commit-already-delivered = { $reference } ya está hecha. No queda nada que cambiar.
commit-already-withdrawn = { $reference } se retiró. Para retomarla, promete de nuevo con **/promesa hacer**.
commit-already-renewed = { $reference } tiene fecha nueva: sigue como { $follower }. Escribe **/promesa ver** para verla.
commit-already-let-go = { $reference } ya está cerrada. Escribe **/promesa lista** para ver lo que sigue abierto.
reason-waiting = Espero a alguien
reason-too-big = Demasiado grande
reason-no-means = Sin tiempo o dinero
reason-need-changed = Cambió la necesidad
reason-unclear = No estaba claro
reason-forgot = Se me olvidó
reason-emergency = Una emergencia
form-make-title = Prometer algo
form-move-title = Necesito más tiempo
form-withdraw-title = No puedo
form-renew-title = Una nueva fecha
field-what = ¿Qué vas a hacer?
field-what-hint = Llevar volantes a la clínica
field-due = ¿Para cuándo?
field-due-hint = el martes a las 6
field-done-means = ¿Cómo sabremos que está? (opcional)
field-done-means-hint = 50 volantes en la recepción
field-reason = ¿Por qué? Basta una frase
field-reason-hint = La imprenta necesita dos días más
field-reason-cannot-hint = Ya lo está haciendo otro grupo

## The chain: what something is for, and what came of it

item-line = **{ $reference }** { $title }
item-line-status = **{ $reference }** { $title } · { $status }
item-status = { $status ->
    [done] hecho
    [adopted] aprobada
    [closed] cerrado
    [met] ★ meta lograda
    [improving] ▲ mejora
    [same] ▬ poco o ningún cambio
    [worse] ▼ empeora
   *[other] -
}
chain-from = **Para qué es**
chain-became = **Lo que salió de aquí**
towards-none = No encuentro aquí ninguna decisión, indicador o reunión así. Elige en la lista mientras escribes, o déjalo vacío.
towards-several = Encajan varios: { $which }. Elige uno en la lista o escribe su nombre corto.

## El resumen diario

brief-today = Hoy, { $time }: { $what }{"\u00A0"}({ $reference }).
brief-tomorrow = Mañana, { $time }: { $what }{"\u00A0"}({ $reference }).
brief-ahead = { $on }, { $time }: { $what }{"\u00A0"}({ $reference }).
brief-asks = ¿Cómo va, { $name }?
brief-asks-many = ¿Cómo van, { $name }? Elige una aquí abajo para responder. Solo tú ves esto.
brief-asks-mixed = Elige una aquí abajo para responder. Solo tú ves esto.
brief-missed = { $what }{"\u00A0"}({ $reference }) era para el { $on } y sigue pendiente.
brief-missed-today = { $what }{"\u00A0"}({ $reference }) era para hoy y sigue pendiente.
brief-missed-asks = Suele pasar. ¿Qué te ayudaría más? Solo tú ves esto.
brief-warns = Si para el { $by } no sé nada de ti, le pediré a la coordinación que te contacte.
brief-warns-today = Si ahora no sé nada de ti, lo siguiente será pedirle a la coordinación que te contacte.
brief-warns-alone = No vuelvo a preguntar por esta. Sigue en **/inicio** hasta que digas cómo fue.
brief-warns-of = Si para el { $by } no sé nada de { $items }, le pediré a la coordinación que te contacte.
brief-warns-today-of = Si ahora no sé nada de { $items }, lo siguiente será pedirle a la coordinación que te contacte.
brief-warns-alone-of = No vuelvo a preguntar por { $items }. { $count ->
    [one] Sigue
   *[other] Siguen
} en **/inicio** hasta que digas cómo fue.
brief-handed = ¿Puedes hablar con { $name }? { $what } ({ $reference }) era para el { $due } y sigue pendiente. Pregunté y no tuve respuesta.
brief-late = Esto llega más tarde de lo normal: no pude escribirte a la hora de siempre.
brief-waiting = { $person }, aquí te espera un mensaje privado: tus mensajes directos están cerrados para mí.
brief-waited = { $count ->
    [one] Durante un tiempo no pude escribirte por aquí. Mientras tanto llegó 1 mensaje para ti.
   *[other] Durante un tiempo no pude escribirte por aquí. Mientras tanto llegaron { $count } mensajes para ti.
}
brief-not-yours = Este mensaje es para otra persona. Escribe **/inicio** para ver lo tuyo.
brief-choose = Elige una para responder
brief-choose-look = Elige una para verla
brief-choose-other = Elige otra
brief-more = … y { $count } más en *Ver todo*.
brief-rest = Falta responder:
brief-rest-told = Para que lo sepas:
brief-choice-told = { $reference } · para que lo sepas: { $title }
brief-all = { $count ->
    [0] **Nada espera tu respuesta**
    [one] **1 espera tu respuesta**
   *[other] **{ $count } esperan tu respuesta**
}
brief-nothing-left = Nada de este mensaje te espera ya. ¡Gracias!
brief-week = Nuestra semana de un vistazo:
brief-week-more = … y { $count } más.
button-brief-week = Nuestra semana

## Permisos, como los llama Discord

permission-view-channel = Ver canal
permission-send-messages = Enviar mensajes
permission-send-in-threads = Enviar mensajes en hilos
permission-create-threads = Crear hilos públicos
permission-read-history = Leer el historial de mensajes
permission-embed-links = Insertar enlaces
permission-attach-files = Adjuntar archivos
permission-create-events = Crear eventos

## Comandos

command-home =
    .description = Tu página: lo que prometiste y lo que te espera
    .name = inicio
command-coalition =
    .description = Tu coalición: configúrala, mira cómo trabaja
    .name = coalición
command-coalition-setup =
    .description = Configura tu coalición: zona horaria, idioma, dónde van las noticias
    .name = configurar
    .timezone = zona
    .timezone-says = Una ciudad o zona horaria cercana
    .language = idioma
    .language-says = Lo que publico para todos va en este idioma
    .announcements = noticias
    .announcements-says = El canal de las noticias
    .coordinator-role = rol_coordinación
    .coordinator-role-says = Quien lleva este rol coordina
command-coalition-show =
    .description = Mira cómo trabaja esta coalición
    .name = ver
command-commit =
    .description = Promete algo y dale seguimiento
    .name = promesa
command-commit-make =
    .description = Promete algo para una fecha
    .name = hacer
    .what = qué
    .what-says = ¿Qué vas a hacer?
    .due = para
    .due-says = ¿Para cuándo? Por ejemplo: el martes a las 6
    .done-means = hecho_significa
    .done-means-says = ¿Cómo sabremos que está?
    .towards = para_qué
    .towards-says = ¿Para qué es? Una decisión, un indicador o una reunión
command-commit-list =
    .description = Mira tus promesas
    .name = lista
    .show = mostrar
    .show-says = Las abiertas o las cerradas
    .show-open = abiertas
    .show-closed = cerradas
    .member = persona
    .member-says = Las de otra persona (para la coordinación)
command-commit-show =
    .description = Mira una promesa
    .name = ver
    .commitment = promesa
    .commitment-says = ¿Cuál promesa?
command-commit-done =
    .description = Di que una promesa está hecha
    .name = hecha
    .commitment = promesa
    .commitment-says = ¿Cuál promesa?
    .note = nota
    .note-says = ¿Algo que añadir?
command-commit-move =
    .description = Cambia la fecha de una promesa, antes de que venza
    .name = mover
    .commitment = promesa
    .commitment-says = ¿Cuál promesa?
    .due = para
    .due-says = ¿Para cuándo ahora?
    .reason = motivo
    .reason-says = ¿Por qué? Basta una frase
command-commit-withdraw =
    .description = Retira una promesa, antes de que venza
    .name = retirar
    .commitment = promesa
    .commitment-says = ¿Cuál promesa?
    .reason = motivo
    .reason-says = ¿Por qué? Basta una frase

## Repeats

repeat-never = nunca
repeat-timed = { $rule }, { $time }
repeat-days = { $count ->
    [1] cada día
   *[other] cada { $count } días
}
repeat-weekdays = de lunes a viernes
repeat-weeks = { $count ->
    [1] cada { $days }
   *[other] cada { $count } semanas, los { $days }
}
repeat-weeks-several = { $count ->
    [1] cada { $days }
   *[other] cada { $count } semanas, los { $days }
}
repeat-month = { $days } de cada mes
repeat-months = { $count ->
    [1] cada mes { $days }
   *[other] cada { $count } meses { $days }
}
repeat-date = { $day }
repeat-on-date = el día { $day }
repeat-on-dates = los días { $days }
repeat-on = { $days }
repeat-last-day = el último día
repeat-nth = { $nth ->
    [1] primer
    [2] segundo
    [3] tercer
    [4] cuarto
    [5] quinto
   *[other] último
}
repeat-on-nth = el { $nths } { $weekday }
repeat-year = cada año el { $date }
repeat-february-note = { $rule } (en febrero el último día)
repeat-leap-note = { $rule } (en otros años el 28)
repeat-fifth-note = { $rule } (si lo hay)
repeat-hourly = cada hora
repeat-hours = { $count ->
    [1] cada hora desde las { $from }
   *[other] cada { $count } horas desde las { $from }
}
repeat-cron = según la línea cron { $line }

## Delivery
meant-for = Esto era para { $channel }, donde ahora no puedo publicar.
trouble-place = Ya no puedo publicar en { $channel }. Se borró, o me falta *Ver canal* o *Enviar mensajes* allí. Mientras tanto, sus mensajes van adonde se pidieron o al canal de anuncios. Cuando esté arreglado, pulsa *Intentar de nuevo*.
trouble-place-open = Bien. Los mensajes para { $channel } vuelven a ir allí.
trouble-paused = Puse en pausa { $item }: sus mensajes fallaron tres veces seguidas y no había otro lugar para ellos. Lo que viene espera. Cuando su canal esté arreglado, pulsa *Seguir*.
trouble-resumed = { $item } sigue desde ahora.
trouble-resumed-digest = El resumen sigue desde ahora.
item-digest = el resumen
trouble-lost = Hoy tenía algo que decir y no pude entregarlo en ningún lugar. Revisa, por favor, si puedo publicar en los canales que usan, y elige uno para los anuncios con **/coalición configurar**.
trouble-unposted = No pude publicar algo de { $item }: ya no puedo escribir en su canal. No todos pueden ver ese canal, así que no lo puse en ningún otro. Dame allí *Ver canal* y *Enviar mensajes*, por favor, o avisa tú a la gente.
trouble-unsure = No puedo leer el historial de mensajes en { $channel }. Tras una interrupción no pude ver si llegó mi último mensaje, así que no lo mandé otra vez. Dame allí *Leer el historial de mensajes*, por favor, y revisa si falta algún mensaje.
button-go-on = Seguir
rollup-own = { $count ->
    [one] Estuve fuera un rato, y una cosa debió llegarte antes:
   *[other] Estuve fuera un rato, y { $count } cosas debieron llegarte antes:
}
rollup-line = • { $said } · era para { $at }
rollup-more = … y { $count } más. **/inicio** muestra cómo están las cosas.
rollup-channels = { $count ->
    [one] Mientras estuve fuera, a un mensaje para un canal se le pasó la hora y no lo publiqué. Era para { $at }.
   *[other] Mientras estuve fuera, a { $count } mensajes para canales se les pasó la hora y no los publiqué. El primero era para { $at }.
}

## Ajustes, estado

discreet-notice = Tienes algo en Convenor.
home-away = **Estás fuera hasta { $until }.** Guardo tu resumen diario hasta entonces; no se pierde nada.
settings-heading = **Mis ajustes**
    -# Para esta coalición. Solo tú los ves y solo tú puedes cambiarlos.
settings-language = **Idioma:** { $language }
    -# Lo que te digo solo a ti, aquí y en mensajes directos. Lo que publico para todos va en el idioma de la coalición.
settings-language-prompt = Elige un idioma
settings-as-app = Como mi aplicación de Discord ({ $language })
settings-here = **Fuera:** no
    -# Dame una fecha y guardo tu resumen diario hasta entonces. Cuando vuelvas, sabrás cómo están las cosas ese día. Los recordatorios que te pones con **/recordar a_mí** llegan igual.
settings-away = **Fuera** hasta { $until }
    -# Guardo tu resumen diario hasta entonces. No se pierde nada: cuando vuelvas, sabrás cómo están las cosas ese día. Los recordatorios que te pones con **/recordar a_mí** llegan igual.
settings-discreet-off = **Discreto:** no
    -# Si lo activas, mis mensajes para ti dicen solo «Tienes algo en Convenor». El texto se abre al pulsar un botón.
settings-discreet-on = **Discreto:** sí
    -# Mis mensajes para ti dicen solo «Tienes algo en Convenor». El texto se abre al pulsar un botón.
button-settings = Mis ajustes
button-away = Voy a estar fuera
button-away-other = Otra fecha
button-back = Ya volví
button-discreet-on = Activar
button-discreet-off = Desactivar
form-away-title = Voy a estar fuera
field-until = ¿Hasta cuándo?
field-until-hint = domingo, o 6 de diciembre
button-look-again = Mirar otra vez
health-not-yours = Esta página es para la coordinación: muestra cómo van los mensajes y las copias. Pregunta allí, por favor.
health-not-yours-ask = Esta página es para la coordinación: muestra cómo van los mensajes y las copias. Pregunta a { $people }, por favor.
health-well = **Todo va bien:** los mensajes salen a tiempo y no tienes que hacer nada.
health-well-again = **Ahora todo va bien** y no tienes que hacer nada. Pero en las últimas 24 horas hubo mensajes que salieron tarde.
health-to-mend = { $count ->
    [one] **Hay una cosa que mirar.** Lo demás va bien.
   *[other] **Hay { $count } cosas que mirar.** Lo demás va bien.
}
health-queue-none = **Por enviar:** nada espera.
health-queue-going = { $count ->
    [one] **Por enviar:** 1 mensaje está saliendo.
   *[other] **Por enviar:** { $count } mensajes están saliendo.
}
health-queue-late = { $count ->
    [one] **Por enviar:** 1 mensaje lleva { $late } de retraso. Sigo intentando.
   *[other] **Por enviar:** { $count } mensajes llevan retraso; el más antiguo, { $late }. Sigo intentando.
}
health-planned = { $count ->
    [one] Hay 1 previsto, { $next }.
   *[other] Hay { $count } previstos, el próximo { $next }.
}
health-failed-none = **Sin entregar en los últimos 7 días:** ninguno.
health-failed = **Sin entregar en los últimos 7 días:** { $count }
health-waiting = { $count ->
    [one] • 1 mensaje privado espera a que lo lean, en un canal y en **/inicio**: los mensajes directos están cerrados para mí.
   *[other] • { $count } mensajes privados esperan a que los lean, en un canal y en **/inicio**: los mensajes directos están cerrados para mí.
}
health-failed-not-allowed = • { $count }: no puedo publicar allí. Mira los canales más abajo.
health-failed-gone = • { $count }: el canal o la persona ya no está.
health-failed-no-answer = • { $count }: Discord no respondió a tiempo.
health-failed-other = • { $count }: algo falló de mi lado. Avisa a quien administra este bot.
health-paused = { $count ->
    [one] **En pausa:** { $items }. Sus mensajes fallaron tres veces seguidas. Cuando su canal esté arreglado, pulsa *Seguir* en lo que te escribí.
   *[other] **En pausa:** { $items }. Sus mensajes fallaron tres veces seguidas. Cuando sus canales estén arreglados, pulsa *Seguir* en lo que te escribí.
}
health-sent-none = **A tiempo:** no se envió nada en las últimas 24 horas.
health-sent = { $count ->
    [one] **A tiempo:** salió 1 mensaje en las últimas 24 horas, a menos de { $most } de su hora.
   *[other] **A tiempo:** salieron { $count } mensajes en las últimas 24 horas, casi todos a menos de { $most } de su hora.
}
health-channels-none = **Canales:** todavía no publico en ninguno.
health-channels-well = **Canales:** tengo todo lo que necesito en { $channels }.
health-channels-unknown = **Canales:** Discord no me dijo ahora qué puedo hacer. Mira otra vez en un minuto.
health-channels = **Canales:** me faltan permisos. Quien administra el servidor puede darlos en los ajustes del canal.
health-channel-gone = • { $channel }: este canal ya no existe. Elige otro con **/coalición configurar**.
health-channel-post = • { $channel }: { $lacks }. No puedo publicar allí. Los comandos y los mensajes privados siguen funcionando.
health-channel-look-back = • { $channel }: { $lacks }. Publico allí como siempre. Pero si algo me interrumpe, no puedo comprobar si un mensaje llegó.
health-channel-more = • { $channel }: { $lacks }. Los mensajes sencillos y los botones funcionan; lo que necesita esto, no.
health-backup = **Copia de seguridad:** la última se hizo { $at } ({ $size }).
health-backup-none = **Copia de seguridad:** todavía ninguna. La primera se hace esta noche a más tardar.
health-backup-failed = El último intento, { $at }, falló: { $why } Lo intento otra vez en menos de una hora. Avisa a quien administra este bot.
health-backup-no-room = el disco está lleno.
health-backup-not-writable = no puedo escribir donde se guardan las copias.
health-backup-damaged = la copia no se pudo leer.
health-backup-other = algo salió mal; el registro dice qué.
health-host = -# Mis datos ocupan { $size } · Convenor { $version } · en marcha desde { $since }
span-moment = un segundo
span-seconds = { $count ->
    [one] 1 segundo
   *[other] { $count } segundos
}
span-minutes = { $count ->
    [one] 1 minuto
   *[other] { $count } minutos
}
span-hours = { $count ->
    [one] 1 hora
   *[other] { $count } horas
}
span-days = { $count ->
    [one] 1 día
   *[other] { $count } días
}
command-health =
    .description = Para la coordinación: cómo van los mensajes, los permisos y las copias
    .name = salud

## Reminders

when-examples-moment = *el martes a las 6* o *{ $date } a las 9*
remind-made = Listo, **{ $reference }**: { $what }
remind-made-again = Lo pediste hace un momento, así que lo guardé una sola vez. **{ $reference }**: { $what }
remind-standing-direct = Te escribo en privado: { $at }, { $ahead }.
remind-standing-channel = Lo publico en { $channel }: { $at }, { $ahead }.
remind-standing-role = Lo publico en { $channel } para { $role }: { $at }, { $ahead }.
remind-standing-ended = Ya no vuelve a llegar.
remind-came-channel = Lo publiqué en { $channel }: { $at }.
remind-came-direct = Te lo recordé: { $at }.
remind-repeats = Se repite { $rule }.
remind-repeats-next = Se repite { $rule }. El próximo: { $next }.
repeat-note-time = La repetición trae su propia hora, así que vale esa.
repeat-note-day = El día que diste no es uno de los de la repetición, así que empieza en el siguiente que sí lo es.
remind-silent = Se podrá leer, pero aún no le avisa a nadie: { $role } no admite menciones y a mí me falta *{ $lacks }* en { $channel }. Con una de las dos cosas, avisará.
remind-quiet = En las horas de silencio no aviso a nadie, así que espera a la mañana.
remind-title = **{ $reference }** { $what }
remind-by = Lo pidió { $name }.
remind-told = Me pediste que te lo recordara ({ $reference }).
remind-told-here = { $name } me pidió decir esto aquí ({ $reference }).
remind-late = Era para { $at }. Llega tarde porque yo no estaba.
remind-done = ✓ Hecho.
remind-done-off = ✓ Hecho. Ya no te lo voy a recordar ({ $at }).
remind-snoozed = Te lo recuerdo otra vez: { $at }.
remind-stopped = Detuve { $reference }. Ya no vuelve a llegar.
remind-stopped-by = { $name } detuvo tu recordatorio { $reference }. Ya no llega a { $channel }.
    Si todavía lo necesitas, habla con esa persona o ponlo de nuevo con **/recordar canal**.
remind-skipped = Me salto ese ({ $reference }).
remind-moved = { $reference } tiene nueva hora.
remind-moved-all = Cambié { $reference } y todos los que siguen.
remind-gone = Ese ({ $reference }) ya pasó o ya lo saltaste. Escribe **/recordar lista** para ver lo que viene.
remind-already-stopped = { $reference } ya terminó y no vuelve a llegar. Para pedirlo de nuevo, escribe **/recordar a_mí** o **/recordar canal**.
remind-too-many = Tienes { $max } recordatorios pendientes y no puedo guardarte más. Primero detén uno en **/recordar lista**, por favor.
remind-too-many-channels = Esta coalición tiene { $max } recordatorios pendientes en sus canales y no puedo guardar más. La coordinación puede detener algunos en **/recordar lista**.
remind-role-everyone = Nunca aviso a todo el mundo de una vez. Elige otro rol, o déjalo vacío, por favor.
remind-role-not-allowed = Solo la coordinación puede avisar a un rol. Deja el rol vacío y lo publico sin aviso, o pídeselo a la coordinación.
remind-not-your-channel = Tú no puedes escribir en { $channel }, así que tampoco escribo allí por ti. Elige otro canal, por favor.
remind-empty = Escribe unas palabras, por favor: ¿qué debo decir?
repeat-typed-nonsense = No entiendo «{ $typed }» como repetición. Prueba *de lunes a viernes 8:30* o *último viernes del mes*.
repeat-typed-too-often = «{ $typed }» llegaría más de una vez por hora. Prueba *cada 2 horas* o *de lunes a viernes 8:30*.
repeat-typed-no-time = A «{ $typed }» le falta el día o la hora. Prueba *{ $example }* o *de lunes a viernes 8:30*.
repeat-typed-twice = Diste la repetición dos veces. Pon la primera vez en *cuándo*, como *lunes 9:00*, y la repetición en *repite*, como *cada lunes*.
remind-line = **{ $reference }** { $what } · { $when }
remind-list = { $count ->
    [one] **1 recordatorio pendiente**
   *[other] **{ $count } recordatorios pendientes**
}
remind-list-empty = No hay recordatorios pendientes. Para pedir uno, escribe **/recordar a_mí**.
button-ten-minutes = 10 minutos
button-one-hour = 1 hora
button-tomorrow = Mañana
button-stop = Detener
button-move = Mover
button-move-one = Mover el próximo
button-move-all = Mover todos
button-skip = Saltar el próximo
button-my-reminders = Mis recordatorios
form-remind-move = Una nueva hora
form-remind-all = Nueva hora para los que vienen
field-remind-when = ¿Cuándo?
field-remind-when-hint = mañana a las 9
field-remind-repeats = ¿Cómo se repite?
field-remind-repeats-hint = de lunes a viernes
permission-mention-everyone = Mencionar @everyone, @here y todos los roles
command-remind =
    .description = Recuérdate algo, o recuérdalo en un canal
    .name = recordar
command-remind-me =
    .description = Te lo recuerdo en privado, una vez o varias
    .name = a_mí
    .what = qué
    .what-says = ¿Qué debo recordarte?
    .when = cuándo
    .when-says = ¿Cuándo? Por ejemplo: mañana a las 9
    .repeats = repite
    .repeats-says = ¿Se repite? Por ejemplo: de lunes a viernes
command-remind-channel =
    .description = Digo algo en un canal, una vez o varias
    .name = canal
    .what = qué
    .what-says = ¿Qué debo decir?
    .when = cuándo
    .when-says = ¿Cuándo? Por ejemplo: el viernes a las 9
    .channel = canal
    .channel-says = ¿Dónde? En este canal, si lo dejas vacío
    .repeats = repite
    .repeats-says = ¿Se repite? Por ejemplo: cada lunes
    .role = rol
    .role-says = A quién avisar (para la coordinación)
command-remind-list =
    .description = Mira tus recordatorios: muévelos, sáltalos o detenlos
    .name = lista
trouble-unsure-thread = En { $channel } no puedo leer el historial de mensajes. Tras una interrupción no veo si el hilo que estaba abriendo ya existe, así que no abrí otro. Dame allí *Leer el historial de mensajes*, por favor, y mira si falta algún hilo.
trouble-threads = No puedo abrir hilos en { $channel }: allí me falta *Crear hilos públicos*. Lo que tenía que abrir queda pendiente, y todo lo demás sigue como siempre. Cuando esté arreglado, pulsa *Intentar de nuevo*.
trouble-threads-full = No pude abrir un hilo en { $channel }: este servidor ya tiene todos los hilos abiertos que permite Discord. Todo lo demás sigue como siempre. Cierra los que ya no hagan falta y pulsa *Intentar de nuevo*.
trouble-events = No puedo añadir nada a los eventos de este servidor: me falta *Crear eventos*. Lo que tenía que añadir queda pendiente, y todo lo demás sigue como siempre. Cuando esté arreglado, pulsa *Intentar de nuevo*.
trouble-events-full = No pude añadir nada a los eventos de este servidor: ya tiene 100, y Discord no permite más. Todo lo demás sigue como siempre. Borra los que ya no hagan falta y pulsa *Intentar de nuevo*.
trouble-making-again = Bien. Lo intento de nuevo ahora.

## Sondeos

poll-title = **{ $reference } · { $question }**
poll-by = Pregunta { $name }. Nos ayuda a pensar; no decide nada.
poll-option = **{ $number }** { $option }{"\u00A0"}·{"\u00A0"}{ $count }
poll-answered = { $count ->
    [0] Aún no ha respondido nadie.
    [one] Ha respondido 1 persona.
   *[other] Han respondido { $count } personas.
}
poll-so-far = Orden por ahora: { $order }. El número del final dice cuántas personas la pusieron en su orden.
poll-open-one = Pulsa un número. Puedes cambiar o retirar tu respuesta hasta { $at }, { $ahead }.
poll-open-several = Pulsa todos los números que quieras. Puedes cambiar o retirar tu respuesta hasta { $at }, { $ahead }.
poll-open-ranked = Ponlas en tu orden, la mejor primero. Puedes cambiar o retirar tu respuesta hasta { $at }, { $ahead }.
poll-tie-rule = { $count ->
    [2] Si hay empate, va primero la que más gente puso en su orden y, si aún empatan, la { $first }, por sorteo.
   *[other] Si hay empate, va primero la que más gente puso en su orden y, si aún empatan, decide este orden, hecho por sorteo: { $order }.
}
poll-tie-drawn = { $count ->
    [2] Si hay empate, va primero la { $first }, por sorteo.
   *[other] Si hay empate, decide este orden, hecho por sorteo: { $order }.
}
poll-result = **La más elegida: { $option }**
poll-result-ranked = **Va primero: { $option }**
poll-result-tie = **Un empate: { $options }**
poll-closed = Cerrado: { $at }. { $answered }
poll-closed-empty = Cerrado: { $at }. No respondió nadie.
poll-order-final = La mejor va primero. El número del final dice cuántas personas la pusieron en su orden.
poll-tie-support = Empatan en el primer lugar: { $between }. Más gente puso en su orden «{ $first }», así que va primero.
poll-tie-draw = Empatan en el primer lugar: { $between }. Por el sorteo del principio, va primero «{ $first }».
poll-mine-none = No has respondido.
poll-mine = Tu respuesta: **{ $numbers }**
poll-mine-again = La **{ $number }** ya estaba en tu respuesta. Para quitarla, pulsa *✓ { $number }* abajo.
poll-time-over = -# La hora que va primero ya pasó, así que no puedo hacer de ella una reunión. Para planear otra, escribe **/reunión planear**.
poll-rank-first = Aún no has respondido. ¿Cuál es la mejor para ti? Pulsa su número.
poll-rank-next = Tu orden hasta ahora, que ya cuenta: **{ $order }**. ¿Cuál sigue? Puedes parar aquí; las demás quedan juntas al final.
poll-rank-all = Tu orden: **{ $order }**
poll-how = **Cómo se contó { $reference }.** Comparamos cada par: ¿quién pone una opción antes que la otra? Una opción va antes si le gana a la otra, directamente o por una cadena de victorias más fuerte (método de Schulze). El orden: { $order }.
poll-how-empty = Nadie ha puesto en orden las opciones de { $reference }, así que no hay nada que contar.
poll-how-table = -# Cada fila dice cuántas personas ponen esa opción antes que la de la columna. Lo que alguien no ordenó va al final para esa persona.
poll-asked = **{ $reference }** va en camino a { $channel }. Está abierto hasta { $at }, { $ahead }; después, el resultado queda en el mismo mensaje.
poll-asked-again = Lo preguntaste hace un momento, así que lo guardé una sola vez. **{ $reference }** está en { $channel }, abierto hasta { $at }, { $ahead }.
poll-asked-late = Algunas de estas horas llegan antes de que cierre el sondeo. Si es demasiado tarde, pulsa *Cerrar ya* y pregunta de nuevo con un cierre más temprano.
poll-over = { $reference } está cerrado y las respuestas ya no cambian. El resultado está en su mensaje.
poll-not-yours-to-close = Solo puede cerrar este sondeo quien lo preguntó o alguien de la coordinación.
poll-not-your-channel = No puedes escribir en este canal, así que no pregunto aquí por ti. Pregunta en otro canal, por favor.
poll-empty = Escribe unas palabras, por favor: ¿qué quieres preguntar?
poll-too-few = Da al menos dos opciones, por favor, separadas con |, como *Clínica | Biblioteca*.
poll-too-many = Son { $count } opciones. Da { $max } como máximo, por favor, para que se lean bien en el teléfono.
poll-option-empty = La opción { $number } no tiene nada que leer. Ponle una palabra o quítala, por favor.
poll-option-long = La opción { $number } es demasiado larga. Cada opción puede tener hasta { $max } caracteres.
poll-option-there-twice = «{ $option }» está dos veces. Quita una, por favor.
poll-option-twice = «{ $first }» y «{ $second }» son la misma opción. Quita una, por favor.
poll-too-many-open = Tienes { $max } sondeos abiertos y no puedo guardarte más. Cierra antes uno en **/sondeo lista**, por favor.
poll-line = **{ $reference }** { $question } · cierra { $ahead }
poll-line-closed = **{ $reference }** { $question } · cerró { $ahead }
poll-close-sure = ¿Cerrar { $reference } ya, para siempre? Después nadie puede responder, y el resultado queda en su mensaje.
poll-carried = Lo que se podía elegir en el sondeo { $reference }:
poll-carried-first = El sondeo { $reference } cerró. Quedó primero: { $option }
poll-carried-tie = El sondeo { $reference } cerró. Empate en el primer lugar: { $options }
brief-poll = { $question } ({ $reference }): tu sondeo cerró. Quedó primero: «{ $option }».
brief-poll-tie = { $question } ({ $reference }): tu sondeo cerró. { $tie }
brief-poll-empty = { $question } ({ $reference }): tu sondeo cerró y no respondió nadie.
poll-list = { $count ->
    [one] **1 sondeo**
   *[other] **{ $count } sondeos**
}
poll-list-empty = Aquí no hay sondeos. Para preguntar algo, escribe **/sondeo preguntar**.
home-polls = { $count ->
    [one] **1 sondeo espera tu respuesta**
   *[other] **{ $count } sondeos esperan tu respuesta**
}
home-polls-none = **Ya respondiste a los sondeos abiertos**
button-polls = Sondeos
button-poll-mine = Mi respuesta
button-poll-rank = Ponerlas en orden
button-poll-how = Cómo se contó
button-poll-undo = Un paso atrás
button-poll-take-back = Retirarla
button-poll-close = Cerrar ya
button-poll-close-yes = Sí, cerrarlo
button-poll-close-no = Ahora no
command-poll =
    .description = Pregunta algo rápido a la gente y mira qué se pregunta
    .name = sondeo
command-poll-ask =
    .description = Pide a todos aquí que elijan. Nos ayuda a pensar; no decide nada
    .name = preguntar
    .question = pregunta
    .question-says = ¿Qué quieres preguntar?
    .options = opciones
    .options-says = ¿Qué se puede elegir? Separa con |: Clínica | Biblioteca
    .closes = cierra
    .closes-says = ¿Hasta cuándo? Por ejemplo: viernes 18:00. En una semana, si lo dejas vacío
    .method = forma
    .method-says = ¿Una opción, varias o en orden? Una, si lo dejas vacío
    .method-one = una
    .method-several = varias
    .method-ranked = en orden
command-poll-list =
    .description = Mira los sondeos abiertos y tus respuestas
    .name = lista

## Resúmenes

digest-hello = { $part ->
    [morning] Buenos días.
    [afternoon] Buenas tardes.
    [night] Hola.
   *[evening] Buenas noches.
}
digest-hello-name = { $part ->
    [morning] Buenos días, { $name }.
    [afternoon] Buenas tardes, { $name }.
    [night] Hola, { $name }.
   *[evening] Buenas noches, { $name }.
}
digest-days = Del { $from } al { $last }
digest-ours = { $span ->
    [day] Así fue nuestro día.
    [month] Así fue nuestro mes.
    [lately] Esto hicimos últimamente.
   *[week] Así fue nuestra semana.
}
digest-yours = { $span ->
    [day] Así va tu día:
    [month] Así va tu mes:
    [lately] Así van tus cosas:
   *[week] Así va tu semana:
}
digest-late = Llega más tarde de lo previsto: tocaba el { $at }.
digest-missed = { $count ->
    [one] Estuve fuera y faltó el resumen del { $since }. Aquí va lo que pasó desde el anterior.
   *[other] Estuve fuera y faltaron { $count } resúmenes desde el { $since }. Aquí va lo que pasó desde el anterior.
}
digest-nothing = Todavía no hay nada que contar de ese tiempo.
digest-nothing-new = Nada nuevo desde el { $since }.
digest-anew = Así se lee ahora. Si está bien, pulsa otra vez *Publicarlo aquí*.
digest-next = El próximo resumen llega el { $at } en { $channel }.
digest-next-paused = El resumen está en pausa.
digest-next-none = Aún no hay un resumen programado. Quien coordina puede hacerlo con **/resumen programar**.
digest-next-none-plan = Aún no hay un resumen programado. Puedes hacerlo con **/resumen programar**.
digest-last = El último llegó el { $at }. [Leerlo otra vez]({ $link }).
digest-posting = Bien, ya va en camino a este canal.
digest-posted-before = Ya está aquí, o en camino: con uno basta.
digest-whole = Todo el resumen
digest-section-wins = Cumplido, y gracias
digest-section-indicators = Lo que cambió
digest-section-decisions = Decisiones y sondeos
digest-section-help = Dónde hace falta una mano
digest-section-meetings = Próximas reuniones
digest-section-promised = Lo que prometiste
digest-section-waiting = Lo que espera tu respuesta
digest-section-kept = Lo que hiciste
digest-planned = Listo, el resumen está programado.
digest-planned-again = Ya está programado así.
digest-stands = El resumen está programado.
digest-when = Llega { $rule }, en { $channel }.
digest-when-next = El próximo: { $at }, { $ahead }.
digest-paused = El resumen está en pausa: no llega nada hasta que pulses *Seguir*. Estaba programado { $rule }, en { $channel }.
digest-changed-paused = Listo. Sigue en pausa: no llega nada hasta que pulses *Seguir*. Después llega { $rule }, en { $channel }.
digest-skips = Si no hay nada nuevo que contar, no lo envío. Nunca menciona a nadie.
digest-where-prompt = Enviarlo a otro canal
digest-no-schedule = Aún no hay un resumen programado. Di cuándo con **/resumen programar**, por ejemplo *cada lunes 9:00*.
digest-not-allowed = Solo quien coordina programa y publica el resumen, porque habla por todos. Puedes mirarlo siempre con **/resumen ahora**.
digest-when-nonsense = No entiendo «{ $typed }» como momento para el resumen. Prueba *cada lunes 9:00* o *primer lunes del mes 8:30*.
digest-when-no-time = A «{ $typed }» le falta el día o la hora. Prueba *{ $example }* o *primer lunes del mes 8:30*.
digest-when-too-often = «{ $typed }» llegaría más de una vez por hora. Prueba *cada lunes 9:00* o *de lunes a viernes 8:30*.
digest-more = … y { $count } más en *Ver todo*.
digest-own-on = Listo. Tu propio resumen te llega por mensaje directo: lo que prometiste, lo que espera tu respuesta y lo que hiciste.
digest-own-is-on = Tu propio resumen está activado. Te llega por mensaje directo.
digest-own-next = El próximo: { $at }, { $ahead }.
digest-own-skips = Si nada cambió desde el último, no lo envío.
digest-own-off = Tu propio resumen está desactivado. Si lo activas, una vez por semana te cuento por mensaje directo lo que prometiste, lo que espera tu respuesta y lo que hiciste.
digest-own-empty = Ahora mismo no hay nada tuyo que contar. Para prometer algo, escribe **/promesa hacer**.
digest-kept = { $count ->
    [one] **1 promesa cumplida**
   *[other] **{ $count } promesas cumplidas**
}
digest-done-late = { $count ->
    [one] **1 promesa hecha**, después de su fecha
   *[other] **{ $count } promesas hechas**, después de su fecha
}
digest-kept-and-late = { $kept }, y { $count } más después de su fecha
digest-done-for = **{ $reference }** { $what }: hecho, para { $towards }
digest-moved = { $count ->
    [one] 1 promesa recibió una nueva fecha a tiempo
   *[other] { $count } promesas recibieron una nueva fecha a tiempo
}
digest-overdue = { $count ->
    [one] 1 promesa pasó su fecha. Si es tuya, una nueva fecha o un poco de ayuda está a un toque.
   *[other] { $count } promesas pasaron su fecha. Si una es tuya, una nueva fecha o un poco de ayuda está a un toque.
}
digest-promised = **{ $reference }** { $what } · para el { $due }
digest-promised-late = **{ $reference }** { $what } · era para el { $due }; suele pasar
digest-own-done = **{ $reference }** { $what }
digest-poll-open = **{ $reference }** { $question } · cierra { $at } · { $count ->
    [0] nadie ha respondido todavía
    [one] ha respondido 1 persona
   *[other] han respondido { $count } personas
}
digest-poll-closed = **{ $reference }** { $question } · la respuesta: **{ $option }**
digest-poll-drawn = **{ $reference }** { $question } · empate; decidió el orden sorteado al principio: **{ $option }**
digest-poll-supported = **{ $reference }** { $question } · empate; más personas apoyan **{ $option }**
digest-poll-empty = **{ $reference }** { $question } · cerró sin respuestas
digest-poll-waits = **{ $reference }** { $question } · cierra { $at }
digest-decision-answered = { $count ->
    [0] nadie ha respondido todavía
    [one] ha respondido 1 persona
   *[other] han respondido { $count } personas
}
digest-decision-step = **{ $reference }** { $title } está aprobada. ¿Quién da el primer paso?
digest-meeting = **{ $reference }** { $title } · { $at }
digest-meeting-waits = **{ $reference }** { $title } · { $at } · ¿vas a venir?
button-digest-answer = Responder
form-digest = Cuándo llega el resumen
field-digest = ¿Cuándo?
field-digest-hint = cada lunes 9:00 · primer lunes del mes 8:30
button-digest-post = Publicarlo aquí
button-digest-plan = Cuándo llega
button-digest-this-week = Esta semana
button-digest-last-week = La semana pasada
button-digest-month = Los últimos 30 días
button-digest-preview = Vista previa
button-digest-pause = Pausar
button-digest-change = Cambiar
button-digest-own = Mi resumen
button-digest-look = Verlo ahora
button-digest-on = Activarlo
button-digest-off = Desactivarlo
command-digest =
    .description = Lo que todos oyen de nuestro trabajo: míralo, o di cuándo llega
    .name = resumen
command-digest-now =
    .description = Mira, solo para ti, qué diría el resumen
    .name = ahora
    .period = periodo
    .period-says = ¿De qué tiempo? Desde el último resumen, si lo dejas vacío
    .period-this-week = esta semana
    .period-last-week = la semana pasada
    .period-month = mes
command-digest-schedule =
    .description = Di cuándo y dónde llega el resumen (para quien coordina)
    .name = programar
    .when = cuándo
    .when-says = ¿Cuándo? Por ejemplo: cada lunes 9:00, o primer lunes del mes 8:30
    .channel = canal
    .channel-says = ¿Dónde? En los anuncios, si lo dejas vacío
command-digest-mine =
    .description = Recibe tu propio resumen por mensaje directo, o páralo
    .name = mío
    .state = estado
    .state-says = ¿Activado o desactivado?
    .state-on = activado
    .state-off = desactivado
## Decisiones

decide-title = **{ $reference } · { $title }**
decide-by = Propuesta de { $name }.
decide-by-version = Propuesta de { $name }. Este es el texto número { $version }.
decide-by-other = Propuesta de { $name }. Este es el texto número { $version }, de { $author }.
decide-urgent = **Por qué tan pronto:** { $why }
decide-none-yet = Aún no ha respondido nadie.
decide-nobody = No respondió nadie, así que no queda decidida.
decide-nobody-new = No respondió nadie a este texto, el más nuevo, así que no queda decidida.
decide-count = **{ $count }** { $stand ->
    [agree] de acuerdo
    [reserve] de acuerdo, con un «pero»
    [aside] { $count ->
        [one] se hace a un lado
       *[other] se hacen a un lado
    }
    [block] { $count ->
        [one] bloquea
       *[other] bloquean
    }
    [for] a favor
    [against] en contra
    [abstain] { $count ->
        [one] se abstiene
       *[other] se abstienen
    }
   *[recuse] fuera de la cuenta
}
decide-unconfirmed = { $count ->
    [one] 1 persona respondió a un texto anterior y aún no ha dicho si mantiene su respuesta. Hasta entonces no cuenta, salvo que sea un bloqueo.
   *[other] { $count } personas respondieron a un texto anterior y aún no han dicho si mantienen su respuesta. Hasta entonces no cuentan, salvo los bloqueos.
}
decide-not-kept = { $count ->
    [one] 1 persona respondió a un texto anterior y no dijo si mantiene su respuesta, así que no cuenta.
   *[other] { $count } personas respondieron a un texto anterior y no dijeron si mantienen su respuesta, así que no cuentan.
}
decide-quoted = «{ $reason }»
decide-taken-back = (motivo retirado)
decide-block-open = Lo que sigue: { $untold ->
    [yes] quien la propuso y quienes facilitan lo sabrán con el próximo mensaje diario. Tienen
   *[no] tienen
} hasta { $at } para hablar { $named ->
    [yes] con quienes nombraste
   *[no] entre todos
}. Si tu bloqueo sigue entonces, habrá { $days ->
    [one] 1 día más
   *[other] { $days } días más
} para eso.
decide-block-talk = Lo que sigue: tienen hasta { $at } para hablar { $named ->
    [yes] con quienes nombraste
   *[no] entre todos
}. Si tu bloqueo sigue entonces, quien facilita elige qué viene después.
decide-block-stands = Tu bloqueo sigue en pie hasta que elijas otra respuesta.
decide-block-tell = Avisa a quienes nombraste, por favor: yo no les escribo.
decide-said-reserve = • De acuerdo, pero: { $reason }
decide-said-aside = • Se hace a un lado: { $reason }
decide-said-block =
    • Bloqueo: «{ $harm }»
    Qué tendría que cambiar: «{ $change }»
decide-said-block-short = • Bloqueo: { $harm }
decide-said-concern-short = • Preocupación: { $harm }
decide-said-concern =
    • Preocupación: «{ $harm }»
    Qué tendría que cambiar: «{ $change }»
decide-said-change = Qué tendría que cambiar: «{ $change }»
decide-said-talk = Con quién hablarlo: «{ $talk }»
decide-more-said = … y { $count } más.
decide-wall = { $wall }, hora de { $zone }
decide-when = { $at } ({ $wall }), { $ahead }
decide-when-stays = { $at } ({ $wall })
decide-open = Abierta hasta { $when }.
decide-open-held = Alguien pidió más tiempo; ahora termina: { $when }.
decide-blocked-until = En pausa por un bloqueo, para que podamos hablar. Puedes cambiar tu respuesta hasta { $when }.
decide-awaits = Terminó el tiempo para hablar y el bloqueo sigue. Ahora quien facilita elige qué viene después.
decide-rule-consent = El silencio no es un sí. Puedes cambiar tu respuesta hasta entonces.
decide-rule-majority = Hace falta más de la mitad de quienes digan a favor o en contra. Puedes cambiar tu respuesta hasta entonces.
decide-rule-two-thirds = Hacen falta dos tercios de quienes digan a favor o en contra. Puedes cambiar tu respuesta hasta entonces.
decide-rule-lazy = Aquí el silencio es un sí: se aprueba entonces, salvo que alguien bloquee. Puedes cambiar tu respuesta hasta entonces.
decide-advice = Es un consejo de los miembros: aquí puede responder todo el mundo y no hace falta un número mínimo.
decide-was-adopted = ✓ Aprobada: { $at }. La volveremos a mirar: { $review }.
decide-was-not-ready = Aún no está lista: { $at }. Nadie perdió.
decide-was-lapsed = Caducó: { $at }. Respondió muy poca gente.
decide-was-postponed = Aplazada: { $at }. Demasiados quedaron fuera de la cuenta.
decide-was-put-aside = Se dejó a un lado: { $at }.
decide-was-ended = Se aprobó el { $at } y ya terminó.
decide-was-withdrawn = Retirada, sin resultado: { $at }.
decide-mine-none = No has respondido.
decide-mine = Tu respuesta: **{ $position }**
decide-mine-earlier = A un texto anterior respondiste: **{ $position }**
decide-mine-keep = ¿La mantienes o respondes de nuevo?
decide-none-to-keep = Aún no has respondido, así que no hay nada que mantener. ¿Qué dices ahora?
decide-block-first = Un bloqueo pone esto en pausa para que podamos hablar. Todo el mundo verá que lo hay y por qué, pero no tu nombre. Gracias por decirlo. Puedes cambiar tu respuesta en cualquier momento antes del final.
    Si pides una llamada, quienes facilitan leen tu nombre y pueden adivinar que un bloqueo es tuyo.
decide-call-asked = Gracias. Quien facilita sabrá con el próximo mensaje diario que te gustaría una llamada.
decide-call-not-blocked = No has bloqueado nada; nadie más lo sabe.
decide-call-blocked = Tu bloqueo sigue como está.
decide-hold-ask = Termina: { $at }. ¿Cuánto tiempo más debería tener todo el mundo? Se puede pedir una vez por decisión.
decide-means =
    • **De acuerdo**: puedo vivir con esto y lo apoyo.
    • **De acuerdo, pero…**: lo apoyo, y quiero que se escuche esto.
    • **Me hago a un lado**: conmigo no, pero adelante. Di por qué, por favor. Si se hacen a un lado más de uno de cada cuatro, no está lista.
    • **Bloqueo**: haría daño. Pone la decisión en pausa para que podamos hablar.
    • **Me abstengo**: no tomo partido; cuento como que respondí.
    • { $leave }
    • Nadie ve tu nombre junto a tu respuesta.
decide-means-vote =
    • **A favor** y **En contra** se cuentan una frente a otra.
    • **Me abstengo**: no tomo partido; cuento como que respondí.
    • { $leave }
    • Nadie ve tu nombre junto a tu respuesta.
decide-means-leave = **No nos cuenten**: esto no nos toca decidirlo.
decide-means-leave-me = **No me cuenten**: esto no me toca decidirlo.
decide-proposed = **{ $reference }** va de camino a { $channel }. Aquí puede responder todo el mundo hasta { $at } ({ $wall }), { $ahead }. El resultado llega también allí.
decide-proposed-again = La propusiste hace un momento, así que la guardé una sola vez. **{ $reference }** está en { $channel }, abierta hasta { $at }, { $ahead }.
decide-answered-none = No respondió nadie.
decide-answered-silent = Nadie se opuso.
decide-answered = { $count ->
    [one] Respondió 1 persona: { $counts }.
   *[other] Respondieron { $count } personas: { $counts }.
}
decide-answered-seats = Respondieron { $answered } de { $of } puestos y { $needed ->
    [one] hacía falta 1
   *[other] hacían falta { $needed }
}: { $counts }.
decide-adopted = **{ $reference } queda aprobada: { $title }**
    { $answered } La volveremos a mirar: { $review }. ¿Quién da el primer paso?
decide-not-ready = **{ $reference } aún no está lista: { $title }**
    Nadie perdió: { $why }
decide-not-ready-nobody = **{ $reference } aún no está lista: { $title }**
    No respondió nadie, así que no queda decidida.
decide-not-ready-nobody-new = **{ $reference } aún no está lista: { $title }**
    No respondió nadie a su texto más nuevo, así que no queda decidida.
decide-lapsed = **{ $reference } caducó: { $title }**
    { $answered } Nadie perdió: se puede proponer de nuevo.
decide-postponed = **{ $reference } queda aplazada: { $title }**
    { $count ->
    [one] 1 puesto quedó fuera, así que cuenta menos de la mitad.
   *[other] { $count } puestos quedaron fuera, así que cuenta menos de la mitad.
}
decide-put-aside = **{ $reference } se deja a un lado: { $title }**
    Lo eligió { $name }, porque había un bloqueo. Nadie perdió: se puede proponer de nuevo.
decide-fallback-chosen = Un bloqueo siguió hasta el final, así que { $name } eligió contar dos tercios de quienes respondieron. Lo que dijo el bloqueo queda junto a este resultado:
decide-blocked = **{ $reference } está en pausa por un bloqueo: { $title }**
    Hablemos. Todo el mundo puede cambiar su respuesta hasta { $at } ({ $wall }). Si el bloqueo se va antes, se cuenta enseguida.
decide-blocked-earlier = Quienes respondieron a un texto anterior tienen antes un día para decir si mantienen su respuesta.
decide-lifted = **{ $reference } ya no tiene bloqueo: { $title }**
    Gracias por hablarlo. Falta que algunas personas digan si mantienen la respuesta que dieron a un texto anterior. Tienen hasta { $at } ({ $wall }); después se cuenta.
decide-window = **{ $reference } tiene más tiempo para hablar: { $title }**
    Lo eligió { $name }. Todo el mundo puede cambiar su respuesta hasta { $at }.
decide-awaiting-post = **{ $reference }: terminó el tiempo para hablar y el bloqueo sigue: { $title }**
    Ahora quien facilita elige, a la vista de todo el mundo: un texto nuevo, más tiempo para hablar, dejarla a un lado, o contar dos tercios de quienes respondieron.
decide-extended = **{ $reference } sigue abierta unos días más: { $title }**
    { $answered } Está abierta hasta { $at }. Esto pasa una sola vez.
decide-changed = **{ $reference } tiene un texto nuevo (número { $version }): { $title }**
    Si ya respondiste, di si mantienes tu respuesta, por favor. Está abierta hasta { $at }.
decide-review = **Toca volver a mirar { $reference }: { $title }**
    Se aprobó el { $at }. ¿La mantenemos, la cambiamos o la terminamos? Puede responder por todos quien la propuso o la coordinación.
decide-kept = **{ $reference } sigue: { $title }**
    Respondió por todos { $name }. La volveremos a mirar: { $review }.
decide-ended = **{ $reference } terminó: { $title }**
    Respondió por todos { $name }. Gracias a quienes la llevaron adelante.
decide-withdrawn = **{ $reference } queda retirada: { $title }**
    La retiró quien la propuso. Termina sin resultado.
decide-passed = **{ $reference } · { $title }**
    Alguien retiró las palabras que estaban aquí. *Ver todo* muestra cómo está ahora.
decide-how = **Cómo se contó { $reference }**: { $at }
decide-how-open = { $reference } aún no tiene resultado, así que aún no se ha contado nada.
decide-how-advice = -# Es un consejo de los miembros, así que no hacía falta un número de respuestas.
decide-how-fallback = -# Quien facilita eligió contar dos tercios de quienes respondieron, porque había un bloqueo.
decide-test-half = Cuenta al menos la mitad de los puestos: { $counted } de { $of }.
decide-test-blocks = { $open ->
    [0] No hay ningún bloqueo abierto.
    [one] Hay 1 bloqueo abierto.
   *[other] Hay { $open } bloqueos abiertos.
}
decide-test-quorum = Respondieron bastantes puestos: { $answered }, y hacían falta { $needed }.
decide-test-resident = Respondió un puesto de residentes: { $answered }.
decide-test-aside = No se hicieron a un lado demasiados: { $aside } de { $answered }. El límite es { $limit } de cada 100, y uno solo nunca es demasiado.
decide-test-support = La apoya más de la mitad: { $support } de { $counted }.
decide-test-abstain = No se abstuvo más de la mitad: { $abstain } de { $answered }.
decide-test-residents = No se hizo a un lado más de la mitad de los puestos de residentes: { $aside } de { $answered }.
decide-test-two-thirds = Dos tercios están a favor: { $support } de { $counted }.
decide-ending = { $ending ->
    [changed] *Terminó: esa persona respondió de nuevo.*
    [accepted] *Terminó: esa persona acepta el texto nuevo.*
    [counted] *Seguía cuando se contó la decisión.*
    [put_aside] *Seguía cuando la decisión se dejó a un lado.*
    [withdrawn] *Seguía cuando se retiró la decisión.*
    [reviewed] *Terminó con la revisión.*
   *[open] *Sigue abierta.*
}
decide-why-nobody-new = quienes respondieron al texto más nuevo quedaron fuera de la cuenta.
decide-why-nobody = quienes respondieron quedaron fuera de la cuenta.
decide-why-all-abstain = quienes respondieron se abstuvieron.
decide-why-aside = { $aside } de { $answered } se hicieron a un lado, más de { $limit } de cada 100.
decide-why-residents = { $aside } de { $answered } puestos de residentes se hicieron a un lado, más de la mitad.
decide-why-abstain = { $abstain } de { $answered } se abstuvieron, más de la mitad.
decide-why-two-thirds = dijeron que sí { $support } de { $counted }, y hacen falta dos tercios.
decide-why-support = dijeron que sí { $support } de { $counted }, y hace falta más de la mitad.
decide-texts = **Los textos de { $reference }: { $title }**
decide-text = **Número { $version }** de { $newest }, escrito por { $name }, { $at }
decide-text-none = (sin texto, solo el título)
decide-line = **{ $reference }** { $title } · { $how }
decide-line-open = abierta, termina { $ahead }
decide-line-open-block = abierta, pero hay un bloqueo; termina { $ahead }
decide-line-keep = texto nuevo: ¿mantienes tu respuesta? Termina { $ahead }
decide-line-blocked = en pausa por un bloqueo, hasta { $at }
decide-line-awaiting = elige quien facilita
decide-line-review = aprobada, toca volver a mirarla
decide-line-adopted = ✓ aprobada { $on }
decide-line-not-ready = aún no lista { $on }
decide-line-lapsed = caducó { $on }
decide-line-postponed = aplazada { $on }
decide-line-put-aside = a un lado { $on }
decide-line-withdrawn = retirada { $on }
decide-line-ended = aprobada { $on }, ya terminó
decide-list-open = { $count ->
    [one] **1 decisión abierta**
   *[other] **{ $count } decisiones abiertas**
}
decide-list-adopted = { $count ->
    [one] **1 decisión aprobada**
   *[other] **{ $count } decisiones aprobadas**
}
decide-list-closed = { $count ->
    [one] **1 decisión cerrada**
   *[other] **{ $count } decisiones cerradas**
}
decide-list-all = { $count ->
    [one] **1 decisión en total**
   *[other] **{ $count } decisiones en total**
}
decide-list-found = { $show ->
    [open] { $count ->
        [one] **1 decisión abierta con «{ $typed }»**
       *[other] **{ $count } decisiones abiertas con «{ $typed }»**
    }
    [adopted] { $count ->
        [one] **1 decisión aprobada con «{ $typed }»**
       *[other] **{ $count } decisiones aprobadas con «{ $typed }»**
    }
    [closed] { $count ->
        [one] **1 decisión cerrada con «{ $typed }»**
       *[other] **{ $count } decisiones cerradas con «{ $typed }»**
    }
   *[all] { $count ->
        [one] **1 decisión con «{ $typed }»**
       *[other] **{ $count } decisiones con «{ $typed }»**
    }
}
decide-list-none-found = No encontré ninguna decisión { $show ->
    [open] abierta con
    [adopted] aprobada con
    [closed] cerrada con
   *[all] con
} «{ $typed }». Prueba con menos palabras, o con el principio de una.
decide-list-empty = Aún no hay decisiones. Para proponer una, escribe **/decisión proponer**.
decide-list-empty-open = No hay decisiones abiertas. Para proponer una, escribe **/decisión proponer**.
decide-list-empty-adopted = Aún no hay decisiones aprobadas. Pulsa *Ver abiertas* para ver cuáles esperan respuesta.
decide-list-empty-closed = Aún no hay decisiones cerradas. Pulsa *Ver abiertas* para ver cuáles esperan respuesta.
decide-several = Hay más de una decisión que encaja: { $which }. Escribe el número de la que quieres.
decide-is-poll = { $reference } es un sondeo, no una decisión. Escribe **/sondeo lista** para verlo.
decide-empty = Escribe unas palabras, por favor: ¿qué decidimos?
decide-words-missing = Escribe aquí unas palabras, por favor, para que los demás te entiendan.
decide-too-soon = Una decisión está abierta al menos { $hours } horas, para que la gente la vea. Elige un momento después de { $at }, por favor.
decide-why-needed = Termina en menos de tres días. Di en una línea por qué es tan urgente, por favor; lo verá todo el mundo.
decide-too-many-open = Tienes { $max } decisiones abiertas y no puedo guardarte más. Retira antes una en **/decisión lista**, por favor.
decide-not-your-channel = En este canal no puedes escribir, así que no pongo aquí una decisión por ti. Propónla en otro canal, por favor.
decide-not-in-direct = Una decisión nueva se publica donde todo el mundo la lee, así que no puedo hacerlo desde un mensaje directo. Abre esto en el servidor y púlsalo allí, por favor.
decide-over = { $reference } está cerrada y las respuestas ya no cambian. El resultado está en **/decisión ver**.
decide-over-withdrawn = { $reference } la retiró quien la propuso, así que ya no hay nada que responder.
decide-awaiting = Terminó el tiempo para hablar de { $reference }. Ahora quien facilita elige qué viene después; lo verás en el canal.
decide-talk-over = El tiempo para hablar de { $reference } acaba de terminar, así que esto llegó tarde. Ahora quien facilita elige qué viene después.
decide-text-changed = El texto de { $reference } cambió desde que se hizo ese botón, así que no conté tu respuesta. Lee el texto nuevo y responde otra vez, por favor:
decide-text-changed-kept = El texto de { $reference } cambió mientras escribías, así que no conté tu respuesta. Lo que escribiste no se perdió: lee el texto nuevo, abre lo tuyo y envíalo de nuevo.
decide-hold-blocked = { $reference } está en pausa por un bloqueo, así que ya hay tiempo para hablar.
decide-held-already = Ya pidió alguien más tiempo para { $reference }, y se puede una sola vez. Aún puedes responder.
decide-not-yours = Solo puede retirarla quien la propuso.
decide-not-yours-to-change = Solo puede cambiar el texto quien la propuso, o la coordinación. Con *De acuerdo, pero…* puedes decir qué cambiarías.
decide-not-yours-to-choose = Aquí solo puede elegir quien facilita. En esta coalición, eso lo hace la coordinación.
decide-not-yours-to-review = Solo puede responder por todos quien la propuso, o la coordinación. Si algo te preocupa, ábrela con **/decisión ver** y pulsa *Algo me preocupa*.
decide-chosen = Eso ya se eligió para { $reference }. Escribe **/decisión ver** para ver cómo está.
decide-reviewed = { $reference } no espera ahora una revisión. Escribe **/decisión ver** para ver cómo está.
decide-not-adopted = { $reference } no está aprobada ahora, así que no hay nada que volver a mirar.
decide-concern-open = Ya tienes una preocupación sobre { $reference } en la mesa. La miraremos en la revisión.
decide-concern-taken = Gracias por decirlo. { $reference } sigue vigente; pedí a todo el mundo que la vuelva a mirar. Tus palabras se ven sin tu nombre.
decide-amended = { $reference } tiene ahora un texto nuevo: el número { $version }. Pregunto a quienes ya respondieron si mantienen su respuesta.
decide-amended-same = { $reference } ya tiene ese texto, así que no cambió nada.
decide-overtaken = { $name } dio a { $reference } un texto nuevo mientras escribías; ahora es el número { $version }. El tuyo no se perdió: lee ese, cambia el tuyo y envíalo de nuevo.
decide-replace-sure = El tuyo aún no se envió. { $reference } tiene ahora este texto, el número { $version }, de { $name }:
decide-replace-ask = ¿Lo reemplazo por el tuyo?
decide-withdraw-sure = ¿Retirarla para siempre? Termina sin resultado.
decide-shelve-sure = ¿Dejarla a un lado para siempre? Termina, y todo el mundo ve que lo elegiste tú.
decide-fallback-sure = ¿Contar dos tercios de quienes respondieron? Eso la termina para siempre. Todo el mundo ve que lo elegiste tú, y lo que dijo el bloqueo queda junto al resultado.
decide-end-sure = ¿Terminarla para siempre? Deja de estar vigente, y todo el mundo ve que respondiste tú.
decide-tell-blocked = { $title } ({ $reference }) está en pausa por un bloqueo. ¿Puedes ayudar a que la gente hable? Tienen hasta { $at }.
decide-news-adopted = { $title } ({ $reference }) queda aprobada. La volveremos a mirar: { $review }.
decide-news-not-ready = { $title } ({ $reference }) aún no está lista. Nadie perdió; ábrela para ver qué dijo la gente.
decide-news-nobody = { $title } ({ $reference }): no respondió nadie, así que no queda decidida.
decide-news-nobody-new = { $title } ({ $reference }): no respondió nadie a su texto más nuevo, así que no queda decidida. Ábrela para ver cómo está.
decide-news-put-aside = { $title } ({ $reference }) se dejó a un lado; lo eligió quien facilita.
decide-news-ended = { $title } ({ $reference }) terminó. Ábrela para ver cómo.
decide-news-blocked = { $title } ({ $reference }) está en pausa por un bloqueo. La gente puede hablar y cambiar su respuesta hasta { $at }.
decide-news-awaiting = { $title } ({ $reference }): el bloqueo sigue, y quien facilita elige qué viene después.
decide-news-choose = { $title } ({ $reference }): terminó el tiempo para hablar y el bloqueo sigue. Te toca elegir qué viene después; todo el mundo ve quién eligió.
decide-news-choose-there = { $title } ({ $reference }): terminó el tiempo para hablar y el bloqueo sigue. Te toca elegir qué viene después: ábrela en el servidor con **/decisión ver**, por favor.
decide-news-changed = { $title } ({ $reference }) tiene un texto nuevo. Di hasta { $at } si mantienes tu respuesta, por favor.
decide-news-changed-text = Ahora dice: «{ $text }» ¿Mantienes tu respuesta?
decide-news-review = { $title } ({ $reference }): ¿la mantenemos, la cambiamos o la terminamos?
decide-news-concern = { $title } ({ $reference }): alguien ve un daño en ella. Ábrela para leer por qué.
decide-news-concern-quiet = { $title } ({ $reference }): alguien ve un daño en ella y retiró las palabras que decían por qué.
decide-news-call = { $name } { $count ->
    [one] quiere
   *[other] quieren
} hablar sobre { $title } ({ $reference }). ¿Puedes llamar?
decide-callers-more = { $count } más
home-decisions = { $count ->
    [one] **1 decisión te espera**
   *[other] **{ $count } decisiones te esperan**
}
home-decisions-none = **Ninguna decisión espera tu respuesta**
button-decisions = Decisiones
button-decide-agree = De acuerdo
button-decide-but = De acuerdo, pero…
button-decide-aside = Me hago a un lado
button-decide-block = Bloqueo
button-decide-more = Más
button-decide-for = A favor
button-decide-against = En contra
button-decide-abstain = Me abstengo
button-decide-recuse = No nos cuenten
button-decide-recuse-me = No me cuenten
button-decide-keep = Mantengo mi respuesta
button-decide-mine = Mi respuesta
button-decide-see = Ver todo
button-decide-reword = Cambiar mis palabras
button-decide-take-back = Retirar mis palabras
button-decide-time = Pedir más tiempo
button-decide-means = ¿Qué significan?
button-decide-hours = { $hours } horas
button-decide-write = Escribirlo
button-decide-call = Pedir que me llamen
button-decide-but-instead = Mejor: de acuerdo, pero…
button-decide-amend = Cambiar el texto
button-decide-withdraw = Retirarla
button-decide-withdraw-yes = Sí, retirarla
button-decide-texts = Textos anteriores
button-decide-text-later = ← Texto más nuevo
button-decide-text-earlier = Texto anterior →
button-decide-new-text = Texto nuevo
button-decide-window = Más tiempo para hablar
button-decide-shelve = Dejarla a un lado
button-decide-shelve-yes = Sí, dejarla a un lado
button-decide-fallback = Contar dos tercios
button-decide-fallback-yes = Sí, contar dos tercios
button-decide-back = Ahora no
button-decide-return = Volver
button-decide-will = Yo me encargo
button-decide-how = Cómo se contó
button-decide-concern = Algo me preocupa
button-decide-suggest = Sugerir un cambio
button-decide-again = Preguntar de nuevo
button-decide-talk = Poner en la agenda
button-decide-review-keep = Mantenerla
button-decide-change = Cambiarla
button-decide-review-end = Terminarla
button-decide-end-yes = Sí, terminarla
button-decide-write-again = Abrir mi texto
button-decide-replace = Reemplazarlo
button-decide-show-open = Ver abiertas
button-decide-show-adopted = Ver aprobadas
button-decide-show-all = Ver todas las decisiones
button-poll-decide = Hacerla decisión
button-poll-meet = Hacerla reunión
form-decide-propose = Proponer una decisión
form-decide-why = Termina en menos de tres días
field-decide-title = ¿Qué decidimos?
field-decide-title-hint = ¿Abrimos la clínica los sábados?
field-decide-text = El texto
field-decide-text-hint = ¿Qué haríamos exactamente y qué cambia para quién?
field-decide-closes = ¿Hasta cuándo? (vacío: una semana)
field-decide-closes-hint = el próximo martes a las 18
field-decide-why = ¿Por qué tan pronto? (menos de tres días)
field-decide-why-hint = Lo leerá todo el mundo
field-decide-urgent = ¿Por qué es tan urgente?
field-decide-but = ¿Cuál es tu «pero»?
field-decide-aside = ¿Por qué te haces a un lado?
field-decide-harm = ¿Qué daño ves, y para quién?
field-decide-change = ¿Qué tendría que cambiar?
field-decide-talk = ¿Con quién hablarlo? (opcional)
field-decide-talk-hint = Aquí lo leerá todo el mundo
field-decide-readers-hint = Aquí lo leerá todo el mundo, sin tu nombre. Puedes retirarlo después
command-decision =
    .description = Decidan juntos y encuentren lo que se decidió
    .name = decisión
command-decision-propose =
    .description = Propón algo para decidir; aquí puede responder todo el mundo
    .name = proponer
    .title = título
    .title-says = ¿Qué decidimos? Por ejemplo: ¿Abrimos la clínica los sábados?
    .text = texto
    .text-says = ¿Qué haríamos exactamente?
    .method = método
    .method-says = ¿Nadie ve daño, más de la mitad, dos tercios, o el silencio es un sí? Vacío: consenso
    .method-consent = consenso
    .method-majority = mayoría
    .method-two-thirds = dos tercios
    .method-lazy = el silencio es un sí
    .closes = cierra
    .closes-says = ¿Hasta cuándo? Por ejemplo: el próximo martes a las 18. En una semana, si lo dejas vacío
    .towards = para_qué
    .towards-says = ¿Para qué es? Una decisión, un indicador o una reunión
command-decision-show =
    .description = Mira una decisión y respóndela
    .name = ver
    .decision = decisión
    .decision-says = ¿Cuál? Un número como D-7 o una palabra de su título
command-decision-amend =
    .description = Da un texto nuevo a una decisión; se pregunta a la gente si mantiene su respuesta
    .name = cambiar
    .decision = decisión
    .decision-says = ¿Cuál? Un número como D-7 o una palabra de su título
    .text = texto
    .text-says = El texto nuevo completo
command-decision-list =
    .description = Mira las decisiones y busca una
    .name = lista
    .search = busca
    .search-says = Palabras que buscar en títulos y textos
    .status = estado
    .status-says = ¿Cuáles? Vacío: las abiertas; al buscar palabras, todas
    .status-open = abiertas
    .status-adopted = aprobadas
    .status-closed = cerradas
    .status-all = todas

## Indicadores

indicator-every-week = cada semana
indicator-every-month = cada mes
indicator-every-quarter = cada trimestre
indicator-every-half = cada seis meses
indicator-every-year = cada año
indicator-week = la semana del { $date } de { $year }
indicator-month = { $month } de { $year }
indicator-quarter = { $quarter }.º trimestre de { $year }
indicator-quarter-short = T{ $quarter } { $year }
indicator-half-short = { $from }–{ $to }
indicator-half = { $half ->
    [1] enero–junio
   *[other] julio–diciembre
} de { $year }
indicator-month-short = { $month } { $year }
indicator-day-short = { $day } { $month }
indicator-week-short = semana del { $day }
indicator-higher = más es mejor
indicator-lower = menos es mejor
indicator-empty = Ahí todavía no hay nada que leer. Escribe unas palabras, por favor.
indicator-no-number = No puedo leer «{ $typed }» como número. Escríbelo como *{ $example }*, por favor.
indicator-two-numbers = «{ $typed }» se puede leer de dos maneras. Escribe *{ $whole }* o *{ $decimal }*, por favor.
indicator-no-part = No puedo leer «{ $typed }» como número. Escríbelo como *50*, por favor.
indicator-part-below = «{ $typed }» es menor que 0, y un conteo no puede serlo. Escribe *0* o más, por favor.
indicator-no-percent = Aquí se cuenta un número, no una proporción. Escríbelo sin el signo %, como *50*.
indicator-part-percent = Cada una de las dos líneas lleva un número sin el signo %, como *50* y *200*. El porcentaje lo calculo yo.
indicator-too-large = Parece un descuido: el número es mayor de lo que puedo guardar con exactitud. Si es correcto, cuenta en miles o millones, por favor, y dilo en la unidad.
indicator-part-too-large = Parece un descuido: el número es mayor de lo que puedo guardar con exactitud. Revísalo y escríbelo otra vez, por favor.
indicator-no-day = No puedo leer «{ $typed }» como día. Escríbelo como *31 ene 2026*, o *ene 2026* si es el mes, por favor.
indicator-missing = falta
indicator-not-collected = no se recogió
indicator-share = { $figure } ({ $above } de { $below })
indicator-standing-none = Aún no hay cifras
indicator-standing-met = ★ **meta lograda**
indicator-standing-improving = ▲ **mejora**
indicator-standing-same = ▬ **poco o ningún cambio**
indicator-standing-worse = ▼ **empeora**
indicator-ask = La cifra de *{ $name }* ({ $reference }), por favor: { $period }.
indicator-ask-again = Aún falta la cifra de *{ $name }* ({ $reference }): { $period }. Si no se contó, dilo; eso también ayuda.
indicator-ask-last = Es la última vez que la pido: la cifra de *{ $name }* ({ $reference }), { $period }. Desde mañana se verá como atrasada, nunca con tu nombre.
indicator-ask-before = La última vez: { $figure }. Unos dos minutos.
indicator-ask-minutes = Unos dos minutos.
indicator-named = { $maker } espera que puedas dar las cifras de *{ $name }* ({ $reference }). Te las pediré aquí, por primera vez el { $at }. Si no es para ti, díselo, por favor: puede encargarse de ellas.
indicator-taken-over = Desde ahora te pediré a ti las cifras de *{ $name }* ({ $reference }), en tu mensaje de la mañana.
indicator-line = **{ $reference }** { $name }
indicator-line-draft = **{ $reference }** { $name } · borrador, solo lo ven quienes coordinan o cuidan los datos
indicator-line-figure = { $figure }, { $period }
indicator-late = informe atrasado
digest-indicator = { $standing }: **{ $reference }** { $name }, { $before } → { $figure } ({ $period }); la meta es { $target }
indicator-draft = **{ $reference } · { $name }** · borrador
indicator-draft-how = Se pide { $every }; { $better }.
indicator-what = **Qué se cuenta:** { $what }
indicator-source = **Fuente:** { $source }
indicator-parts = **Proporción:** «{ $above }» del total de «{ $below }»
indicator-baseline = **Inicio:** { $figure } ({ $on })
indicator-target = **Meta:** { $figure } para el { $on }. Los informes se piden { $days ->
    [one] 1 día
   *[other] { $days } días
} después de cada periodo.
indicator-draft-you = Te pediré a ti las cifras.
indicator-draft-steward = Pediré las cifras a { $name }.
indicator-draft-open = Tres formularios cortos, en cualquier orden. Puedes parar y seguir más tarde: queda en **/inicio** y en **/indicador lista**.
indicator-draft-suggests = *Qué se cuenta* trae una sugerencia: cambia lo que no sea así con ustedes, por favor.
indicator-draft-ready = Está todo. Léelo una vez más, por favor: después de *Empezar* no se puede cambiar, para que las cifras se puedan comparar.
indicator-dropped = { $reference } queda descartado: { $name }. Para empezar de nuevo, escribe **/indicador añadir**.
indicator-not-yours-to-add = Solo quienes coordinan o cuidan los datos añaden indicadores, para que todos cuenten igual. Pídeselo a una de esas personas.
indicator-not-yours = Solo la persona a quien se pide { $reference }, quienes coordinan y quienes cuidan los datos informan de sus cifras. Cuéntale a una de ellas lo que sabes.
indicator-exists = { $reference } ya cuenta eso. Míralo con **/indicador ver**, o elige otro nombre.
indicator-too-many = Hay { $max } indicadores y no puedo guardar más. Termina o descarta antes un borrador, por favor.
indicator-in-use = { $reference } está en uso: su definición queda como está, para que las cifras se puedan comparar. Para contar de otra forma, empieza otro con **/indicador añadir**.
indicator-not-ready = { $reference } todavía es un borrador. Ábrelo con **/indicador ver**, completa lo que falta y pulsa *Empezar*.
indicator-baseline-ahead = El inicio es como estaban las cosas, así que su día no puede estar por venir. ¿Cuándo fue así?
indicator-target-past = La meta necesita un día que esté por venir, como mucho en 50 años. ¿Para cuándo quieren llegar?
indicator-target-before = El día de la meta debe venir después del día del inicio.
indicator-share-range = Una proporción va de 0 a 100 %. Revisa el inicio y la meta, por favor.
indicator-equal = El inicio y la meta son la misma cifra, así que nunca mejoraría nada. ¿A dónde quieren llegar?
indicator-wrong-way-higher = Leí la meta como { $target } y el inicio como { $baseline }. Más es mejor, así que la meta debe ser mayor. Si menos es mejor, escribe otra vez **/indicador añadir** con el mismo nombre.
indicator-wrong-way-lower = Leí la meta como { $target } y el inicio como { $baseline }. Menos es mejor, así que la meta debe ser menor. Si más es mejor, escribe otra vez **/indicador añadir** con el mismo nombre.
indicator-no-days = ¿Cuántos días después se piden los informes? Un número de 1 a 90, como *10*.
indicator-half-share = Una proporción necesita las dos líneas: qué se cuenta y de cuántos. Para un solo número, deja las dos vacías.
indicator-out-of-none = De un total de 0 no hay proporción. Si esta vez nadie contó, escribe *no se recogió* en lugar de los números.
indicator-start-out-of-none = De un total de 0 no hay proporción. Escribe también cuántos había en total, como *142/200*, o solo el porcentaje, como *71 %*.
indicator-more-than-all = La parte no puede ser mayor que el total. ¿Están los dos números en su lugar?
indicator-half-collected = Una línea dice «no se recogió» y la otra tiene un número. Escribe los dos números, o solo «no se recogió», por favor.
indicator-far = Ahora { $now }, y { $since ->
    [start] al inicio
   *[report] la última vez
} { $last }: es un salto grande. Si es correcto, abre el formulario y añade una línea con el porqué. Si no, corrige el número.
indicator-suddenly-none = Ahora { $now }, y { $since ->
    [start] al inicio
   *[report] la última vez
} { $last }: ¿de verdad es 0? Si es así, abre el formulario y añade una línea con el porqué. Si nadie contó, escribe *no se recogió*. Si es un error, corrige el número.
indicator-why-corrected = Una corrección necesita una línea con el porqué. Queda junto a las cifras; la anterior también se guarda.
indicator-no-period = No encuentro ese periodo, o aún no ha empezado. Elige uno de la lista mientras escribes, o escríbelo como *2026-10*.
indicator-before-start = Las cifras de { $reference } empiezan con su inicio: { $first }. Elige ese periodo o uno posterior de la lista mientras escribes, por favor.
indicator-which-period = ¿Cuál: { $which }? Escribe también el año, por favor.
indicator-several = Hay varios: { $which }. Elige uno de la lista mientras escribes, por favor.
indicator-not-found = No encuentro ese indicador. **/indicador lista** los muestra todos.
indicator-steward-bot = A un bot no se le pueden pedir cifras. Elige a una persona, por favor.
indicator-decide-there = Una decisión se publica donde la gente habla. Abre esto en un canal con **/indicador ver**, o escribe allí **/decisión proponer**.
indicator-decide-title = ¿Qué haremos con { $name }?
indicator-started = **{ $reference }** está en uso: { $name }. Te pediré la cifra ({ $period }) el { $at }. Las cifras que ya tienes se pueden dar ahora, también de periodos anteriores: **/indicador informar**.
indicator-started-steward = **{ $reference }** está en uso: { $name }. Pediré la cifra ({ $period }) a { $who } el { $at }, y se lo digo en su próximo mensaje de la mañana. Las cifras que ya tienes se pueden dar ahora: **/indicador informar**.
indicator-title = **{ $reference } · { $name }**
indicator-stands = { $standing } · { $figure }, { $period }
indicator-way = De { $from } ({ $began }) a { $to } para el { $by }.
indicator-forecast-meets = Si nada cambia: { $figure } para entonces. Con eso se llega a la meta.
indicator-forecast-misses = Si nada cambia: { $figure } para entonces. Con eso no se llega a la meta.
indicator-is-late = { $more ->
    [0] { $count ->
        [one] Informe atrasado: { $periods }.
       *[other] Informes atrasados: { $periods }.
    }
   *[other] Informes atrasados: { $periods } y { $more } más.
}
indicator-target-over = El día de la meta ya pasó y todavía no se ha llegado.
indicator-story = **La historia detrás de la curva:** { $story }
indicator-story-kept = Gracias. La historia está ahora junto a la curva de { $reference }, para que todos la lean.
indicator-corrected = * corregido; todas las versiones y sus porqués están en el archivo
indicator-table-more = Las cifras anteriores están en el archivo: pulsa *Cifras en un archivo*.
indicator-note = { $period }: { $note }
indicator-which = ¿Qué informe de *{ $name }* quieres corregir? La cifra anterior se guarda, con tu porqué al lado.
indicator-which-prompt = Elige un periodo
indicator-noted = Anotado para *{ $name }* ({ $reference }), { $period }: { $figure }. Gracias.
indicator-noted-running = Este periodo sigue hasta el { $until }. Si la cifra cambia hasta entonces, pulsa *Corregir*.
indicator-all-reported = *{ $name }* ({ $reference }): el último informe ya está ({ $last }), gracias. El próximo ({ $period }) se espera después del { $until }. Si ya sabes la cifra, dala ahora; después se puede corregir. Para una cifra anterior, escribe **/indicador informar** con su periodo.
indicator-all-and-this = *{ $name }* ({ $reference }): el informe de ahora ya está ({ $period }), gracias. El próximo ({ $next }) se puede dar desde el { $from }. ¿Hay una cifra mal? Corrígela abajo; para una anterior, escribe **/indicador informar** con su periodo.
indicator-noted-already = Ya estaba anotado para *{ $name }* ({ $reference }), { $period }: { $figure }.
indicator-taken = Ya hay un informe ({ $period }): { $figure }. Para cambiarlo, corrígelo, con una línea con el porqué.
indicator-off-target = No va camino de la meta. ¿Cuál es la historia detrás de la curva, y qué cosa podríamos hacer?
indicator-more = De acuerdo. Volveré a pedir la cifra de *{ $name }* ({ $period }) el { $at }.
indicator-more-next = La cifra de *{ $name }* ({ $period }) todavía se puede dar cuando quieras: pulsa *Informar* o escribe **/indicador informar**. No la volveré a pedir: el { $at } pediré la siguiente ({ $next }).
indicator-no-more = No puedo esperar más la cifra de *{ $name }* ({ $period }). Si no se contó, pulsa *No se recogió*; la cifra todavía puede venir después.
indicator-list = { $count ->
    [one] **1 indicador**
   *[other] **{ $count } indicadores**
}
indicator-list-empty = Aquí todavía no se cuenta nada. Quien coordina puede empezar con **/indicador añadir**; mientras escribe se ofrecen medidas comunes.
indicator-agenda-more = { $count ->
    [one] 1 indicador más no va camino de la meta o tiene el informe atrasado: **/indicador lista**
   *[other] { $count } indicadores más no van camino de la meta o tienen el informe atrasado: **/indicador lista**
}
indicator-agenda-slow = no alcanza para llegar a { $to } el { $by }
indicator-agenda-over = el día de la meta ya pasó
indicator-export = { $count ->
    [one] Aquí está 1 informe, en un archivo para cualquier hoja de cálculo.
   *[other] Aquí están { $count } informes, en un archivo para cualquier hoja de cálculo.
} Incluye cada corrección y cada periodo que falta.
indicator-export-empty = Todavía no hay cifras. Da alguna con **/indicador informar**.
home-indicators = **Cifras que te esperan**
home-indicator = { $name } ({ $reference }): { $period }
chart-target = Meta
chart-start = Inicio
chart-forecast = Si nada cambia
chart-alt = Gráfico de líneas de { $name }. Empieza en { $from } en { $began }; la meta es { $to } para { $by }. { $count ->
    [one] Se muestra una cifra.
   *[other] Se muestran { $count } cifras.
}
chart-alt-latest = La última es { $figure }, { $period }: { $standing }.
chart-alt-forecast = Una línea de rayas muestra a dónde va si nada cambia: { $figure }.
form-indicator-what = Qué se cuenta
form-indicator-baseline = Cómo está
form-indicator-target = Cómo debería estar
form-indicator-report = Dar una cifra
form-indicator-correct = Corregir una cifra
form-indicator-story = La historia detrás de la curva
field-indicator-what = ¿Qué se cuenta exactamente?
field-indicator-what-hint = De modo que dos personas contarían lo mismo
field-indicator-source = ¿De dónde viene la cifra?
field-indicator-source-hint = Autoridad de vivienda, distrito escolar, encuesta propia
field-indicator-above = Para una proporción: qué se cuenta
field-indicator-above-hint = Familias que siguieron en casa. Vacío para un solo número
field-indicator-below = Para una proporción: de qué total
field-indicator-below-hint = Todas las familias que seguimos. Vacío para un solo número
field-indicator-baseline = Cifra de inicio
field-indicator-figure-hint = Por ejemplo { $example }
field-indicator-share-hint = Por ejemplo 74 %, o 148/200
field-indicator-baseline-on = ¿Cuándo fue así?
field-indicator-day-hint = Por ejemplo 31 ene 2026, o ene 2026
field-indicator-target = Cifra a la que llegar
field-indicator-target-on = ¿Para cuándo?
field-indicator-days = Días del fin del periodo al informe
field-indicator-days-hint = 10: el de octubre, para el 10 de noviembre
field-indicator-value = La cifra
field-indicator-last = La última vez: { $figure }
field-indicator-counted = ¿Cuántos se cuentan?
field-indicator-counted-hint = Por ejemplo { $example }, o «no se recogió»
field-indicator-out-of = ¿De cuántos?
field-indicator-note = Una línea sobre ella (todos pueden leerla)
field-indicator-note-hint = Por ejemplo, por qué está tan lejos de la última vez
field-indicator-reason = ¿Por qué se corrige?
field-indicator-reason-hint = Una familia se contó dos veces
field-indicator-story = ¿Qué está pasando? (todos pueden leerlo)
field-indicator-story-hint = Qué ayuda, qué estorba, quién debería hablar
button-indicators = Indicadores
button-indicator-report = Informar
button-indicator-report-period = Informar: { $period }
button-indicator-none = No se recogió
button-indicator-more = Unos días más
button-indicator-correct = Corregir
button-indicator-correct-period = Corregir: { $period }
button-indicator-story = Contar la historia
button-indicator-export = Cifras en un archivo
button-indicator-ask-me = Pregúntame a mí
button-indicator-decide = Proponer una decisión
button-indicator-promise = Prometer algo
button-indicator-what = Qué se cuenta
button-indicator-baseline = Cifra de inicio
button-indicator-target = Meta
button-indicator-start = Empezar
button-indicator-drop = Descartar
command-indicator =
    .description = Cuenta lo que importa y mira si mejora
    .name = indicador
command-indicator-add =
    .description = Empieza a contar algo: un nombre aquí, luego tres formularios cortos
    .name = añadir
    .name-says = ¿Qué es? Mientras escribes se ofrecen medidas comunes
    .direction = sentido
    .direction-says = ¿Qué es mejor?
    .direction-higher = más
    .direction-lower = menos
    .period = periodo
    .period-says = ¿Cada cuánto se informa?
    .period-week = semana
    .period-month = mes
    .period-quarter = trimestre
    .period-half-year = seis meses
    .period-year = año
    .unit = unidad
    .unit-says = Qué cuenta el número, como personas o $. Vacío si es una proporción
    .steward = responsable
    .steward-says = ¿A quién se piden las cifras? A ti, si lo dejas vacío
command-indicator-checkin =
    .description = Da una cifra
    .name = informar
    .indicator = indicador
    .indicator-says = ¿Qué indicador?
    .period = periodo
    .period-says = ¿De qué periodo? Del que toca, si lo dejas vacío
command-indicator-show =
    .description = Mira cómo está algo: su gráfico, sus cifras, su historia
    .name = ver
    .indicator = indicador
    .indicator-says = ¿Qué indicador?
command-indicator-list =
    .description = Mira todo lo que se cuenta aquí y cómo está
    .name = lista
command-indicator-export =
    .description = Recibe las cifras en un archivo para cualquier hoja de cálculo
    .name = exportar
    .indicator = indicador
    .indicator-says = ¿Qué indicador? Todos, si lo dejas vacío

## Reuniones

wall-zone = { $wall }, { $zone }
zone-of = hora de { $city }
meeting-title = **{ $reference } · { $title }**
meeting-when = { $at } ({ $wall }), { $minutes } minutos
meeting-both = { $at } ({ $wall })
meeting-where = **Dónde:** { $place }
meeting-in = -# Su tarjeta y sus recordatorios están en { $channel }.
meeting-repeats = Se repite { $rule }.
meeting-this-once = Solo esta vez, en lugar de { $was }.
meeting-will-repeat = • Se repetirá { $rule }.
meeting-host = Convoca { $name }. Solo quien convoca ve quién viene; todos ven los números.
meeting-hosted = Convocó { $name }.
meeting-had-planned = La había planeado { $name }.
meeting-is-over = Esta reunión ya terminó.
meeting-is-cancelled = Esta reunión está cancelada.
meeting-was = Fue { $at }.
meeting-was-to-be = Iba a ser { $at }.
meeting-going = Voy
meeting-remote = A distancia
meeting-maybe = Quizás
meeting-cannot = No puedo
meeting-mine-none = Aún no has dicho si vienes.
meeting-mine = Tu respuesta: **{ $answer }**. Puedes cambiarla hasta el final.
meeting-mine-reminded = Tu respuesta: **{ $answer }**. Te lo recuerdo en { $channel } antes de que empiece. Puedes cambiarla hasta el final.
meeting-mine-cannot = Tu respuesta: **No puedo**. Gracias por decirlo. No te lo recordaré.
meeting-today = Hoy, { $at }: **{ $title }**{"\u00A0"}({ $reference }).
meeting-tomorrow = Mañana, { $at }: **{ $title }**{"\u00A0"}({ $reference }).
meeting-on-day = { $at }: **{ $title }**{"\u00A0"}({ $reference }).
meeting-reminder-at = En tu reloj: { $at }
meeting-forecast = { $at }: **{ $title }**{"\u00A0"}({ $reference }). Hasta ahora: { $counts }.
meeting-forecast-none = { $at }: **{ $title }**{"\u00A0"}({ $reference }). Aún nadie ha dicho si viene.
meeting-host-none = Aún nadie ha dicho si viene.
meeting-host-only = -# Estos nombres solo los ves tú, porque tú convocas.
meeting-host-begun = Ya ha empezado.
meeting-host-off = Esa fecha de **{ $title }**{"\u00A0"}({ $reference }) ya no se hace. Pulsa *Abrir* para ver qué viene después.
meeting-late = Llega tarde porque yo no estaba.
meeting-reminder-moved = Ahora tiene otra hora: { $now }.
meeting-reminder-off = Esta fecha ya no se hace.
meeting-topics = { $count ->
    [one] 1 punto en la agenda
   *[other] { $count } puntos en la agenda
}
meeting-for = Para { $people }
meeting-next = La próxima: { $next }.
meeting-next-still = La próxima sigue siendo { $next }.
meeting-scheduled = **{ $title }** queda planeada como **{ $reference }**. Su tarjeta va en camino a { $channel }.
meeting-scheduled-again = La planeaste hace un momento, así que la guardé una sola vez. **{ $title }** es **{ $reference }**, en { $channel }.
meeting-came-already = De { $towards } ya salió una reunión: **{ $title }** ({ $reference }), { $at }. Todavía no planeé otra.
meeting-several-came = De { $towards } ya salió más de una reunión:
meeting-none-yet = Todavía no planeé otra.
meeting-scheduled-then = Lo que sigue: allí cada quien dice si viene.
meeting-scheduled-day = Se lo recuerdo en { $channel } un día antes y otra vez una hora antes.
meeting-scheduled-hour = Se lo recuerdo en { $channel } una hora antes.
meeting-scheduled-hour-first = Se lo recuerdo en { $channel } una hora antes; las siguientes, también un día antes.
meeting-scheduled-day-later = Las siguientes se las recuerdo en { $channel } un día antes y otra vez una hora antes.
meeting-scheduled-event = Está en los eventos de este servidor.
meeting-scheduled-no-event = No todos pueden ver { $channel }, así que no la pongo en los eventos de este servidor.
meeting-too-many = Convocas { $max } reuniones y no puedo guardarte más. Cancela antes una en **/reunión lista**, por favor.
meeting-too-many-here = Esta coalición tiene { $max } reuniones por venir y no puedo guardar más. Cancela antes una en **/reunión lista**, por favor.
meeting-title-empty = Escribe unas palabras, por favor: ¿de qué es la reunión?
meeting-where-empty = ¿Dónde es? Escribe una o dos palabras, por favor, o déjalo vacío.
meeting-topic-empty = Escribe unas palabras, por favor: ¿de qué quieres hablar?
meeting-over = Esa reunión ({ $reference }) ya terminó, o no es en esa fecha. Escribe **/reunión lista** para ver lo que viene.
meeting-not-found = No encuentro eso entre las reuniones que puedes ver. Escribe **/reunión lista** para ver lo que viene; las demás están allí en *Ver las pasadas*.
meeting-several = Hay más de una reunión así: { $which }. Escribe el número de la que quieres.
meeting-not-yours = Solo puede mover o cancelar { $reference } quien la convoca o alguien de la coordinación. Pídeselo, por favor.
meeting-line = **{ $reference }** { $title } · { $when }
meeting-line-own = Tú: { $answer }
meeting-line-none = Aún no has respondido
meeting-list = { $count ->
    [one] **1 reunión por venir**
   *[other] **{ $count } reuniones por venir**
}
meeting-list-past = { $count ->
    [0] **Aún no ha terminado ninguna reunión**
    [one] **1 reunión terminada o cancelada**
   *[other] **{ $count } reuniones terminadas o canceladas**
}
meeting-choice-over = terminada
meeting-choice-cancelled = cancelada
meeting-choice-yours = tu punto
meeting-list-empty = No hay reuniones por venir. Para planear una, escribe **/reunión planear**.
home-meetings = { $count ->
    [one] **1 reunión por venir**
   *[other] **{ $count } reuniones por venir**
}
home-meetings-first = -# Las { $count } próximas; en **Reuniones** están todas.
meeting-dates = Elige otra fecha
meeting-kept = No cambié nada.
meeting-who = **Quién viene a { $reference }**, { $at }
    -# Solo lo ves tú, porque tú convocas.
meeting-who-none = Aún no ha respondido nadie.
meeting-who-more = y { $count } más
meeting-who-host = Quién viene es solo para quien convoca. Todos ven los números en la tarjeta.
meeting-calendar = Aquí está **{ $title }** ({ $reference }) para tu calendario: abre el archivo y guárdalo. Si la reunión cambia, pídelo otra vez aquí; tu calendario cambiará lo que tiene.

meeting-agenda = **Agenda**
meeting-agenda-more = … y { $count } más, en *Agenda*
meeting-agenda-rest = … y { $count } más
meeting-agenda-title = **Agenda de { $title } ({ $reference })**
    { $at }
meeting-agenda-empty = Aún nadie ha puesto nada.
meeting-agenda-also = **También para hablar**
meeting-agenda-left = **Quedó en su agenda**
meeting-topic-already = Ya está en la lista.
meeting-agenda-full = En esta agenda caben { $max } puntos y ya no hay lugar para esto. Quita algo antes, por favor.
meeting-agenda-take-off = Quitar algo
meeting-agenda-take-off-oldest = Quitar algo (los { $count } más antiguos)
meeting-topic = { $number }. { $topic } · { $name }
meeting-topic-carried = { $number }. { $topic } · { $name } · { $count ->
    [one] viene de antes
   *[other] viene de { $count } reuniones antes
}
meeting-topic-not-yours = Solo puede quitarlo quien lo puso, quien convoca o alguien de la coordinación.
meeting-bring = **{ $reference }: { $title }** ¿En qué reunión lo hablamos?
meeting-bring-prompt = Elige una reunión
meeting-bring-none = Aún no hay reuniones por venir. Planea una con **/reunión planear** y pulsa otra vez.
meeting-carry = ¿En qué reunión hablamos de lo que quedó en la agenda de { $reference }?
meeting-carry-none = Ya no queda nada en la agenda de { $reference }.
meeting-carried = { $count ->
    [0] Todo estaba ya en la agenda de { $title }, { $at }.
    [one] 1 punto está ahora en la agenda de { $title }, { $at }.
   *[other] { $count } puntos están ahora en la agenda de { $title }, { $at }.
}
meeting-carried-doubled = { $count ->
    [one] 1 ya estaba: { $topics }.
   *[other] { $count } ya estaban: { $topics }.
}
meeting-carried-told = { $how ->
    [cancelled] **{ $from }** está cancelada. Lo que pusiste en su agenda está ahora en la de **{ $title }**{"\u00A0"}({ $reference }), { $at }: { $topics }
    [over] **{ $from }** ya terminó. Lo que pusiste en su agenda está ahora en la de **{ $title }**{"\u00A0"}({ $reference }), { $at }: { $topics }
   *[other] Lo que pusiste en una agenda está ahora en la de **{ $title }**{"\u00A0"}({ $reference }), { $at }: { $topics }
}
meeting-carried-already = { $how ->
    [cancelled] **{ $from }** está cancelada. Lo que pusiste en su agenda ya estaba en la de **{ $title }**{"\u00A0"}({ $reference }), { $at }: { $topics }
    [over] **{ $from }** ya terminó. Lo que pusiste en su agenda ya estaba en la de **{ $title }**{"\u00A0"}({ $reference }), { $at }: { $topics }
   *[other] Lo que pusiste en una agenda ya estaba en la de **{ $title }**{"\u00A0"}({ $reference }), { $at }: { $topics }
}
meeting-brought = { $reference } está en la agenda de { $title }, { $at }.
meeting-brought-before = { $reference } ya está en la agenda de { $title }, { $at }.
commit-agenda = { $count ->
    [one] 1 promesa pasó su fecha y sigue abierta
   *[other] { $count } promesas pasaron su fecha y siguen abiertas
}

meeting-plan-move = **¿Mover { $title } ({ $reference })?** Esto es lo que pasará:
meeting-plan-cancel = **¿Cancelar { $title } ({ $reference })?** Esto es lo que pasará:
meeting-plan-again = Esto es lo que pasaría ahora:
meeting-moves = • Pasa de { $was } a **{ $now }**.
meeting-moves-one = • Esta pasa de { $was } a **{ $now }**. Las demás se quedan.
meeting-moves-after = • Esta pasa de { $was } a **{ $now }**, y todas las que siguen cambian con ella. Las fechas que se movieron por separado se quedan donde están.
meeting-moves-all = • Cambia toda la serie: la próxima pasa de { $was } a **{ $now }**, y las que siguen cambian con ella, también las que se movieron por separado.
meeting-cancels = • Ya no es { $was }.
meeting-cancels-one = • Esta, { $was }, no se hace. Las demás se quedan.
meeting-cancels-after = • Esta, { $was }, y todas las que siguen no se hacen.
meeting-cancels-all = • Termina toda la serie. La próxima, { $was }, no se hace, ni las que siguen.
meeting-plan-dates = • Después quedan: { $dates }
meeting-plan-dates-more = • Después quedan: { $dates } y así sigue
meeting-plan-none-left = • No queda ninguna otra fecha.
meeting-plan-people-move = { $count ->
    [0] • Nadie ha dicho aún que viene. Publico la nueva hora en { $channel }.
    [one] • 1 persona ha dicho que viene o quizás. Su respuesta se queda, y le aviso en { $channel }.
   *[other] • { $count } personas han dicho que vienen o quizás. Sus respuestas se quedan, y les aviso en { $channel }.
}
meeting-plan-people-cancel = { $count ->
    [0] • Aviso en { $channel } de que no se hace. Nadie ha dicho aún que viene.
    [one] • 1 persona ha dicho que viene o quizás. Le aviso en { $channel }.
   *[other] • { $count } personas han dicho que vienen o quizás. Les aviso en { $channel }.
}
meeting-plan-night = • Ahora es de noche, así que les aviso cuando termine: { $at }.
meeting-plan-night-now = • Es de noche, pero falta tan poco que les aviso ahora mismo.
meeting-plan-topics = { $count ->
    [one] • Queda 1 punto en su agenda. Enseguida podrás ponerlo en otra reunión.
   *[other] • Quedan { $count } puntos en su agenda. Enseguida podrás ponerlos en otra reunión.
}
meeting-plan-topics-later = { $count ->
    [one] • Queda 1 punto en su agenda. Cuando haya otra reunión planeada, podrás ponerlo en ella.
   *[other] • Quedan { $count } puntos en su agenda. Cuando haya otra reunión planeada, podrás ponerlos en ella.
}
meeting-plan-topics-go = { $count ->
    [one] • Su punto de la agenda pasa a { $at }.
   *[other] • Sus { $count } puntos de la agenda pasan a { $at }.
}
meeting-plan-event = • Los recordatorios, la tarjeta y el evento de este servidor cambian también.
meeting-plan-nothing-yet = -# Todavía no cambié nada.
meeting-moved = Listo: { $reference } pasa de { $was } a **{ $now }**.
meeting-moved-after = Listo: { $reference } pasa de { $was } a **{ $now }**, y las que siguen cambian con ella.
meeting-cancelled = Listo: cancelé { $reference }.
meeting-cancelled-topics = { $count ->
    [one] Queda 1 punto en su agenda.
   *[other] Quedan { $count } puntos en su agenda.
}
meeting-cancelled-topics-later = Cuando haya otra reunión, pulsa *Abrir* aquí para poner lo que queda en su agenda.
meeting-cancelled-rest = Listo: ya no queda ninguna fecha de { $reference }. Solo se hace la que está en curso.
meeting-cancelled-date = Listo: cancelé esa fecha de { $reference }.
meeting-cancelled-after = Listo: cancelé esa fecha de { $reference } y todas las que siguen.
meeting-changed-since = { $name } cambió { $reference } mientras mirabas, así que no cambié nada. Ahora es { $next }.
meeting-cancelled-since = { $name } canceló { $reference } mientras mirabas, así que no cambié nada.
meeting-move-past = Esa hora ya pasó. Elige una más tarde, por favor.
meeting-move-same = { $reference } ya es a esa hora. No hay nada que cambiar.
meeting-move-rule = Esta reunión es en varios días, así que no sé qué significa otro día u otra hora para las demás. Puedo mover una a la vez. O cancela todas y planéala de nuevo con **/reunión planear**.
meeting-move-order = Así quedaría antes de una fecha que no cambia. Elige una hora más tarde, o mueve toda la serie.
meeting-move-taken = { $reference } ya tiene una fecha a esa hora. Elige otra hora, o cancela esta.
meeting-news-moved = **{ $title }** ({ $reference }) tiene nueva hora: { $now }. Era { $was }.
meeting-news-moved-all = **{ $title }** ({ $reference }) y las que siguen tienen nueva hora, desde { $now }. Era { $was }.
meeting-news-cancelled = **{ $title }** ({ $reference }) no se hace { $was }.
meeting-news-cancelled-all = **{ $title }** ({ $reference }) ya no se hace, desde { $was }.
meeting-news-topics = { $count ->
    [one] Su punto de la agenda pasa a esa fecha.
   *[other] Sus { $count } puntos de la agenda pasan a esa fecha.
}
meeting-news-by = Lo cambió { $name }.
meeting-event = Di si vienes en { $channel }.
meeting-event-where = Dónde: { $place }
meeting-event-place = Mira #{ $channel }
button-meetings = Reuniones
button-meeting-past = Ver las pasadas
button-meeting-agenda = Agenda
button-meeting-calendar = Para mi calendario
button-meeting-more = Más
button-meeting-about = Sobre esta reunión
button-meeting-topic = Añadir algo
button-meeting-carry = Poner en otra reunión
button-meeting-take-back = Retirarla
button-meeting-who = Quién viene
button-meeting-cancel = Cancelar reunión
button-meeting-move-it = Moverla
button-meeting-cancel-it = Cancelarla
button-meeting-one = Solo esta
button-meeting-after = Esta y las que siguen
button-meeting-all = Toda la serie
button-meeting-keep = Dejarla como está
button-meeting-another = Planear otra también
form-meeting-move = Una nueva hora
form-meeting-from = Planear una reunión
field-meeting-title = ¿De qué se trata?
field-meeting-title-hint = Asamblea semanal
field-meeting-repeats = ¿Cómo se repite? (opcional)
field-meeting-repeats-hint = cada dos semanas
field-meeting-where = ¿Dónde? (opcional)
field-meeting-where-hint = Alcaldía, sala 2
meeting-not-your-channel = En este canal no puedes escribir, así que no planeo aquí una reunión por ti. Planéala en otro canal, por favor.
form-meeting-topic = Poner algo en la agenda
field-meeting-when-hint = el martes a las 6
field-meeting-topic = ¿De qué quieres hablar?
field-meeting-topic-hint = ¿Quién lleva los volantes a la clínica?
command-meeting =
    .description = Planea reuniones, di si vienes, junta de qué hablar
    .name = reunión
command-meeting-schedule =
    .description = Planea una reunión. Después cada quien dice si viene
    .name = planear
    .title = título
    .title-says = ¿De qué es?
    .when = cuándo
    .when-says = ¿Cuándo? Por ejemplo: el martes a las 6
    .repeats = repite
    .repeats-says = ¿Se repite? Por ejemplo: cada 2 semanas
    .minutes = minutos
    .minutes-says = ¿Cuántos minutos? 60, si lo dejas vacío
    .where = dónde
    .where-says = ¿Dónde? Por ejemplo: Alcaldía, sala 2
    .channel = canal
    .channel-says = ¿Dónde la publico? En este canal, si lo dejas vacío
command-meeting-list =
    .description = Mira las reuniones por venir y lo que respondiste
    .name = lista
command-meeting-show =
    .description = Mira una reunión: cuándo, cuántos vienen, la agenda, las otras fechas
    .name = ver
    .meeting = reunión
    .meeting-says = ¿Cuál reunión?
command-meeting-move =
    .description = Mueve una reunión. Antes te muestro lo que pasará
    .name = mover
    .meeting = reunión
    .meeting-says = ¿Cuál reunión?
    .when = cuándo
    .when-says = ¿A cuándo? Por ejemplo: el miércoles a las 7
    .scope = alcance
    .scope-says = Si se repite: ¿esta, esta y las que siguen, o toda la serie?
    .scope-this-one = esta
    .scope-this-and-all-after = esta y las que siguen
    .scope-the-whole-series = toda la serie
command-meeting-cancel =
    .description = Cancela una reunión. Antes te muestro lo que pasará
    .name = cancelar
    .meeting = reunión
    .meeting-says = ¿Cuál reunión?
    .scope = alcance
    .scope-says = Si se repite: ¿esta, esta y las que siguen, o toda la serie?
    .scope-this-one = esta
    .scope-this-and-all-after = esta y las que siguen
    .scope-the-whole-series = toda la serie
command-meeting-agenda =
    .description = Pon algo en la agenda de una reunión
    .name = agenda
    .meeting = reunión
    .meeting-says = ¿Cuál reunión?
    .item = punto
    .item-says = ¿De qué quieres hablar?

extension Phrases {
    /// The way into a session by the room's code, in Russian.
    static let door: [String: String] = [
        // The projector and the console.
        "QR code of the link beside it": "QR-код ссылки, которая стоит рядом",
        "Come in with your phone": "Войдите с телефона",
        "Point its camera here, and tap your name.": "Наведите камеру и выберите своё имя.",
        "{1} of {2} are in": "Вошли: {1} из {2}",
        "Coming in by phone": "Вход с телефона",
        "Show a QR code": "Показать QR-код", "Show one without names": "Показать код без имён",
        "New code": "Новый код", "New one without names": "Новый без имён", "Close it": "Закрыть вход",
        "This session is for a circle: without names, a stranger who sees the code learns nothing.":
            "Сессия — для узкого круга: без имён посторонний, увидев код, ничего не узнает.",
        "Open for a day, until {1}.": "Открыт сутки, до {1}.",
        "Whoever holds it sees the names of those who are still to come.":
            "Кто откроет ссылку, увидит имена тех, кого ещё ждут.",
        "Whoever holds it sees no names: they say theirs, and you let them in.":
            "Кто откроет ссылку, имён не увидит: назовёт своё, а вы впустите.",
        "A code is out that was made before the server was started. It still opens; to show one, make a new one.":
            "Действует код, выданный до запуска сервера. Он ещё открывает вход; чтобы показать код, создайте новый.",
        "Only this machine can open it: for phones, start the server with --host 0.0.0.0 or say --address.":
            "Открыть его может только эта машина: для телефонов запустите сервер с --host 0.0.0.0 или укажите --address.",
        "Somebody wants to come in as {1}": "Кто-то хочет войти как {1}", "asks to come in": "просит впустить",
        "Let in as {1}": "Впустить как {1}", "Let in": "Впустить", "Who it is": "Кто это",
        "As a guest who looks on": "Гостем-наблюдателем", "As a guest who takes part": "Гостем-участником",
        "Turn away": "Не впускать", "Came in by the code": "Вошли по коду", "Show out": "Отменить вход",
        "shown out at {1}": "вход отменён в {1}",
        "nothing was recorded under this name": "под этим именем ничего не записано",
        "under this name stay in the log": "под этим именем остаются в журнале",
        "{1} is out. Their phone opens nothing any more.": "{1}: вход отменён, телефон больше ничего не открывает.",
        "{1} is let in.": "Вход разрешён: {1}.", "Turned away.": "Не впущено.",
        "The code is open.": "Вход по коду открыт.", "The code is closed.": "Вход по коду закрыт.",
        // The phone.
        "Who are you?": "Кто вы?", "Come in": "Войдите", "One moment": "Минуту", "Not now": "Не сейчас",
        "Tap your name. It opens this session on this phone, and nothing else.":
            "Нажмите своё имя. На этом телефоне откроется эта сессия, и ничего больше.",
        "Say your name; the moderator lets you in.": "Назовите себя; ведущий вас впустит.",
        "The moderator has been asked. This page goes on by itself; where it does not, look again.":
            "Ведущего спросили. Страница продолжится сама; если нет, посмотрите ещё раз.",
        "Look again": "Посмотреть ещё раз",
        "The moderator did not let you in: ask them in the room.": "Ведущий вас не впустил: спросите его в зале.",
        "the moderator is asked": "с согласия ведущего",
        "I am a guest": "Я гость", "Say who you are; the moderator lets you in.": "Назовите себя; ведущий вас впустит.",
        "Everybody who is invited is in.": "Все приглашённые уже вошли.",
        "Ask to come in": "Попросить войти", "Your name": "Ваше имя", "Back to the names": "Назад к именам",
        "{1} was taken a moment ago. Tell the moderator if that is you; else choose again.":
            "Имя «{1}» только что заняли. Если это вы, скажите ведущему; если нет, выберите ещё раз.",
        "That name is not to be had here. Choose again.": "Этого имени здесь нет. Выберите ещё раз.",
        "Say your name, in 100 characters or fewer.": "Назовите имя, не длиннее 100 знаков.",
        "Many wait at the door: try again in a minute.": "У входа очередь: попробуйте через минуту.",
        "You are here as {1}, by the room’s code.": "Вы здесь как {1}, по коду зала.",
        "That is not me: leave": "Это не я: выйти",
    ]
}

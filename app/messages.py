"""What the service has to say; the engine speaks through ``engine.messages``."""

from engine.text import Text

MESSAGES = {
    "not_found": Text("there is nothing at this address", "по этому адресу ничего нет"),
    "method_not_allowed": Text(
        "`{method}` is not possible here", "метод `{method}` здесь не поддерживается"
    ),
    "json_invalid": Text(
        "the request's body is not valid JSON", "тело запроса — не правильный JSON"
    ),
    "media_type": Text(
        "the request's body must be application/json", "тело запроса должно быть application/json"
    ),
    "request_invalid": Text(
        "the request's `{field}` does not fit", "поле запроса `{field}` не подходит"
    ),
    "body_too_large": Text(
        "the request's body is larger than {limit} bytes", "тело запроса больше {limit} байт"
    ),
    "body_too_many": Text(
        "the request's body holds more than {limit} numbers, texts, lists and fields",
        "в теле запроса больше {limit} чисел, строк, списков и полей",
    ),
    "body_too_slow": Text(
        "the request's body did not arrive within {limit} seconds",
        "тело запроса не пришло за {limit} с",
    ),
    "host_refused": Text(
        "this server does not answer to the name `{host}`",
        "этот сервер не отвечает на имя `{host}`",
    ),
    "rate": Text(
        "too many requests at once, please wait a moment",
        "слишком много запросов сразу, подождите немного",
    ),
    "program_unknown": Text(
        "the program is no longer in memory, please send its source",
        "программы больше нет в памяти, пришлите её текст",
    ),
    "scene_unknown": Text("there is no scene `{scene}`", "сцены `{scene}` нет"),
    "node_unknown": Text("there is no node {node}", "узла {node} нет"),
    "edge_unknown": Text("there is no edge {edge}", "ребра {edge} нет"),
    "block_invalid": Text(
        "the block does not fit the shape {shape}", "блок не подходит к форме {shape}"
    ),
    "training_full": Text(
        "all places for training are taken, please try again in {seconds} {seconds|second|seconds}",
        "все места для обучения заняты, попробуйте через {seconds}"
        " {seconds|секунду|секунды|секунд}",
    ),
    "training_tab": Text(
        "this tab already has {limit} {limit|training|trainings} under way;"
        " please try again in {seconds} {seconds|second|seconds}",
        "в этой вкладке уже {limit|идёт|идут|идут} {limit} {limit|обучение|обучения|обучений},"
        " попробуйте через {seconds} {seconds|секунду|секунды|секунд}",
    ),
    "took_long": Text(
        "the answer took longer than {seconds} seconds and was given up",
        "ответ считался дольше {seconds} с и был прерван",
    ),
    "diverged": Text(
        "the loss of step {step}, or its gradient, is no longer a number",
        "на шаге {step} функция потерь или её градиент перестали быть числом",
    ),
    "request_refused": Text("the request was refused", "запрос отклонён"),
    "not_ready": Text("the engine does not work", "вычисления не работают"),
    "stopping": Text("the server is stopping", "сервер останавливается"),
    "internal": Text(
        "something went wrong on our side; its number is {id}",
        "у нас что-то сломалось; номер ошибки {id}",
    ),
}

HINTS = {
    "host_refused": Text(
        "whoever runs it can add the name to BACKLIGHT_HOSTS",
        "тот, кто его запустил, может добавить имя в BACKLIGHT_HOSTS",
    ),
    "diverged": Text(
        "a smaller learning rate or a clipped gradient helps",
        "помогает меньший шаг обучения или обрезка градиента",
    ),
    "method_not_allowed": Text("possible are: {allowed}", "поддерживаются: {allowed}"),
}

REASONS = {
    "missing": Text("it is required", "поле обязательно"),
    "extra_forbidden": Text("there is no such field", "такого поля нет"),
    "string_type": Text("it must be a text", "нужен текст"),
    "int_type": Text("it must be a whole number", "нужно целое число"),
    "float_type": Text("it must be a number", "нужно число"),
    "float_parsing": Text("it must be a number", "нужно число"),
    "int_parsing": Text("it must be a whole number", "нужно целое число"),
    "bool_type": Text("it must be true or false", "нужно true или false"),
    "bool_parsing": Text("it must be true or false", "нужно true или false"),
    "string_too_short": Text("it is empty", "здесь пусто"),
    "string_too_long": Text("it is too long", "слишком длинно"),
    "string_pattern_mismatch": Text(
        "it must be lower-case letters, digits and hyphens, or an address that begins with http",
        "нужны строчные латинские буквы, цифры и дефисы или адрес, начинающийся с http",
    ),
    "model_type": Text("it must be an object", "нужен объект"),
    "list_type": Text("it must be a list", "нужен список"),
    "dict_type": Text("it must be an object", "нужен объект"),
    "model_attributes_type": Text("it must be an object", "нужен объект"),
    "literal_error": Text("it must be one of the words in /docs", "нужно одно из слов в /docs"),
    "greater_than_equal": Text("it is too small", "значение слишком мало"),
    "less_than_equal": Text("it is too large", "значение слишком велико"),
    "too_long": Text("it is too long", "слишком много значений"),
    "too_short": Text("it is too short", "слишком мало значений"),
}
"""Why a request has not the declared form, by the validator's code."""

"""What is wrong with a network: one message per error code."""

from ..text import Text

NETWORK = {
    "form": Text(
        "`{key}` is missing or is not what is asked for there",
        "`{key}` не хватает, или там ждут другое",
    ),
    "example": Text(
        "there is no example {example}: the data has {count}, counted from 0",
        "примера {example} нет: в данных их {count}, считая с 0",
    ),
    "scalars_mixed": Text(
        "number by number a network is shown where each unit is one sum:"
        " `{name}` mixes the units of layer {layer}",
        "по отдельным числам сеть показывают, когда каждый нейрон — одна сумма,"
        " а `{name}` смешивает нейроны слоя {layer}",
    ),
    "network_empty": Text(
        "there is no network here yet",
        "здесь пока нет сети",
    ),
    "network_layers": Text(
        "a network has at least one layer after its inputs",
        "после входов нужен хотя бы один слой",
    ),
    "network_width_missing": Text(
        "a layer begins with its width, not with `{found}`",
        "слой начинают с числа нейронов, а не с `{found}`",
    ),
    "network_width_missing_at_end": Text(
        "the width of the last layer is missing",
        "не хватает числа нейронов последнего слоя",
    ),
    "network_whole": Text(
        "{name} must be a whole number, not {found}",
        "{name} — целое число, а не {found}",
    ),
    "network_bounds": Text(
        "{name} must be between {least} and {most}, not {found}",
        "{name} — от {least} до {most}, а не {found}",
    ),
    "network_deep": Text(
        "a network has at most {limit} hidden layers",
        "скрытых слоёв у сети не больше {limit}",
    ),
    "network_unexpected": Text(
        "`{found}` does not belong here",
        "`{found}` здесь ни к чему",
    ),
    "network_unknown": Text(
        "a network knows no `{name}`",
        "у сети нет ничего с именем `{name}`",
    ),
    "network_which": Text(
        "after `{name}` comes one of: {options}",
        "после `{name}` пишется одно из: {options}",
    ),
    "network_twice": Text(
        "{name} can be given only once",
        "{name} — только один раз",
    ),
    "network_after_comma": Text(
        "`{name}` is a matter of the whole network and stands after a comma",
        "`{name}` относится ко всей сети и пишется после запятой",
    ),
    "network_after_layer": Text(
        "`{name}` belongs to a layer and stands after its width",
        "`{name}` относится к слою и пишется после числа нейронов",
    ),
    "network_inputs": Text(
        "no data have {inputs} {inputs|input|inputs}",
        "данных с {inputs} {inputs|входом|входами|входами} нет",
    ),
    "network_data_width": Text(
        "points of `{data}` have {needed} {needed|number|numbers}, and the network has"
        " {inputs} {inputs|input|inputs}",
        "в точке `{data}` {needed} {needed|число|числа|чисел}, а у сети"
        " {inputs} {inputs|вход|входа|входов}",
    ),
    "network_loss_numbers": Text(
        "`{loss}` compares classes, and these data are numbers",
        "`{loss}` сравнивает классы, а в этих данных числа",
    ),
    "network_loss_classes": Text(
        "`{loss}` tells two classes apart, and these data have {classes}",
        "`{loss}` различает два класса, а в этих данных их {classes}",
    ),
    "network_output_width": Text(
        "with `{loss}` and these data the last layer has {wanted} {wanted|unit|units}, not {width}",
        "с `{loss}` и этими данными в последнем слое {wanted} {wanted|нейрон|нейрона|нейронов},"
        " а не {width}",
    ),
    "network_outputs": Text(
        "with these data the last layer has {wanted} {wanted|unit|units}, not {width}",
        "с этими данными в последнем слое {wanted} {wanted|нейрон|нейрона|нейронов}, а не {width}",
    ),
    "network_output": Text(
        "`{loss}` needs `{fitting}` in the last layer",
        "для `{loss}` последнему слою нужна `{fitting}`",
    ),
    "network_output_linear": Text(
        "`{loss}` needs a last layer without an activation, not `{name}`",
        "для `{loss}` последний слой должен быть без активации, а не `{name}`",
    ),
    "network_residual": Text(
        "a residual adds layers of one width, and here {there} meet {here}",
        "остаточная связь складывает слои одной ширины, а здесь {there} и {here}",
    ),
    "network_residual_early": Text(
        "there are not {over} layers before this one",
        "перед этим слоем нет {over} {over|слоя|слоёв|слоёв}",
    ),
    "network_zigzag": Text(
        "`init zigzag` is for one input, hidden layers of `relu` alike with 3 units or more, and"
        " one output, as in `{example}`",
        "`init zigzag` — для одного входа, одинаковых скрытых слоёв `relu` от 3 нейронов и одного"
        " выхода, как в `{example}`",
    ),
    "network_float32": Text(
        "`float32` is for dense layers without softmax, norm, dropout or residuals",
        "`float32` — для полносвязных слоёв без softmax, нормировки, dropout и остаточных связей",
    ),
    "formula_missing": Text(
        "`data` is followed by a formula",
        "после `data` нужна формула",
    ),
    "formula_single": Text(
        "a formula for data is a single expression, and `{found}` would end it",
        "формула данных — одно выражение, а `{found}` её обрывает",
    ),
    "formula_name": Text(
        "a formula for data is one of `x`, or of `x` and `y`, not of `{name}`",
        "формула данных зависит от `x` или от `x` и `y`, а не от `{name}`",
    ),
    "formula_array": Text(
        "a formula for data is made of single numbers, not of arrays",
        "формула данных состоит из отдельных чисел, а не из массивов",
    ),
    "formula_value": Text(
        "`{formula}` has no finite value at {place}",
        "у `{formula}` нет конечного значения при {place}",
    ),
    "network_plane": Text(
        "a picture shows one or two inputs, and this network has {inputs}",
        "на картинке один или два входа, а у этой сети {inputs}",
    ),
    "network_region": Text(
        "the region needs {wanted} numbers, each pair from a smaller one to a larger one",
        "области нужно {wanted} {wanted|число|числа|чисел}: в каждой паре от меньшего к большему",
    ),
    "network_layer": Text(
        "there is no layer {layer}: this network has {layers}, counted from 1",
        "слоя {layer} нет: в этой сети их {layers}, считая с 1",
    ),
    "network_unit": Text(
        "there is no unit {unit} in layer {layer}: it has {units}, counted from 0",
        "нейрона {unit} в слое {layer} нет: их там {units}, считая с 0",
    ),
    "network_slope": Text(
        "`{name}` ties the units of a layer together, so one unit has no axis of its own",
        "`{name}` связывает нейроны слоя, поэтому своей оси у одного нейрона нет",
    ),
    "network_past": Text(
        "step {until} lies before this moment of the training, step {step}",
        "шаг {until} раньше этого момента обучения, шага {step}",
    ),
    "network_unreached": Text(
        "this training does not come to step {until}: at step {step} its loss, or the gradient,"
        " is no number",
        "до шага {until} это обучение не доходит: на шаге {step} функция потерь или её градиент —"
        " не число",
    ),
    "network_piecewise": Text(
        "linear regions are a matter of dense layers of `relu`, `leaky_relu` or nothing, and here"
        " is `{name}`",
        "линейные регионы есть у слоёв с `relu`, `leaky_relu` или без активации, а здесь `{name}`",
    ),
    "folds_shape": Text(
        "weights, biases and input do not fit a network of the shape {shape}",
        "веса, смещения и вход не подходят к сети {shape}",
    ),
    "folds_ragged": Text(
        "the rows of weights of one layer must be of one length",
        "строки весов одного слоя должны быть одной длины",
    ),
    "folds_ends": Text(
        "the line must begin to the left of its end",
        "начало отрезка должно быть левее конца",
    ),
    "limit_regions": Text(
        "this network has more than {limit} linear regions here, too many to be listed",
        "здесь у сети больше {limit}"
        " {limit|линейного региона|линейных регионов|линейных регионов}: слишком много, чтобы их"
        " перечислить",
    ),
}

NUMBERS = {
    "width": Text("the width of a layer", "число нейронов слоя"),
    "layers": Text("the number of layers", "число слоёв"),
    "alpha": Text("alpha", "альфа"),
    "over": Text("the length of a residual", "длина остаточной связи"),
    "dropout share": Text("the share of dropout", "доля dropout"),
    "points": Text("the number of points", "число точек"),
    "noise": Text("the noise", "шум"),
    "classes": Text("the number of classes", "число классов"),
    "rate": Text("the learning rate", "шаг обучения"),
    "momentum": Text("the momentum", "импульс"),
    "beta": Text("beta", "бета"),
    "beta1": Text("beta 1", "бета 1"),
    "beta2": Text("beta 2", "бета 2"),
    "decay": Text("the decay", "затухание"),
    "value": Text("the value of the first weights", "значение начальных весов"),
    "deviation": Text("the deviation of the first weights", "отклонение начальных весов"),
    "bound": Text("the bound of the first weights", "граница начальных весов"),
    "scale": Text("the scale of the first weights", "множитель начальных весов"),
    "every": Text("the number of steps from fall to fall", "число шагов от спада до спада"),
    "factor": Text("the factor", "множитель"),
    "steps": Text("the number of steps", "число шагов"),
    "clip norm": Text("the norm that gradients are clipped to", "норма обрезки градиента"),
    "clip bound": Text("the bound that gradients are clipped to", "граница обрезки градиента"),
    "batch points": Text("the size of a batch", "размер батча"),
    "validation share": Text("the share held back", "доля отложенных"),
    "seed": Text("the seed", "зерно"),
}
"""What a number is called, and for which part where others call theirs the same."""

SLOTS = {
    "activation": Text("the activation", "активация"),
    "loss": Text("the loss", "функция потерь"),
    "data": Text("the data", "данные"),
    "optimizer": Text("the optimizer", "оптимизатор"),
    "init": Text("the first weights", "начальные веса"),
    "decay": Text("the decay of the rate", "спад шага"),
    "clip": Text("the clipping of gradients", "обрезка градиента"),
}
"""What a network or a layer has at most one of, where it is not called as it is written."""

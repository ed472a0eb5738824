package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vmorph.model.arch.Dialect;
import org.vmorph.model.arch.Expanded;
import org.vmorph.model.arch.PseudoInstruction;
import org.vmorph.model.ir.BitField;
import org.vmorph.model.ir.Syntax;

/**
 * A pseudo-instruction that is one instruction some of whose operands are given: what can be
 * printed in its place.
 *
 * @param given the values of those operands of the instruction that are given
 * @param from for each operand that is written, which of the instruction's it is
 * @param fields where each operand that is written stands
 */
record ShortForm(
    String name,
    OperandSyntax syntax,
    List<Optional<Long>> given,
    List<Integer> from,
    List<BitField> fields) {

  /** What stands before, or behind, the operand of a part. */
  private record Kind(Class<?> of, int high, int low) {
    static void of(Syntax.Part part, Map<Integer, Kind> kinds) {
      switch (part) {
        case Syntax.Part.Indexed(var number, var register) -> {
          of(number, kinds);
          of(register, kinds);
        }
        case Syntax.Part.Indirect(var register) -> of(register, kinds);
        case Syntax.Part.Bits(var operand, var high, var low) ->
            kinds.put(operand, new Kind(part.getClass(), high, low));
        case Syntax.Part.Fixed fixed -> {}
        case Syntax.Part.Register(var file, var operand) ->
            kinds.put(operand, new Kind(part.getClass(), 0, 0));
        case Syntax.Part.Number(var operand) -> kinds.put(operand, new Kind(part.getClass(), 0, 0));
        case Syntax.Part.Relative(var operand) ->
            kinds.put(operand, new Kind(part.getClass(), 0, 0));
      }
    }

    static Map<Integer, Kind> all(Syntax syntax) {
      var kinds = new HashMap<Integer, Kind>();
      syntax.parts().forEach(part -> of(part, kinds));
      return kinds;
    }
  }

  /** If it is one. */
  static Optional<ShortForm> of(PseudoInstruction pseudo, Expanded made, Dialect dialect) {
    var operands = pseudo.operands();
    var all = made.instruction().pattern().operands();
    var given = new ArrayList<Optional<Long>>();
    for (int i = 0; i < all.size(); i++) {
      var value = made.values().get(i);
      if (value.matches("-?[0-9]+")) {
        given.add(Optional.of(cut(all.get(i), Long.parseLong(value))));
      } else if (operands.contains(value)) {
        given.add(Optional.empty());
      } else {
        return Optional.empty();
      }
    }
    var from = operands.stream().map(made.values()::indexOf).toList();
    var syntax = pseudo.form().orElseThrow();
    var own = Kind.all(syntax);
    var others = Kind.all(Syntax.of(made.instruction().form()));
    boolean isAlike =
        IntStream.range(0, from.size())
            .allMatch(i -> Objects.equals(own.get(i), others.get(from.get(i))));
    if (from.size() >= all.size() || !isAlike) {
      return Optional.empty();
    }
    var fields = from.stream().map(all::get).toList();
    var bits = fields.stream().map(field -> field.operand().bits()).toList();
    return Optional.of(
        new ShortForm(
            pseudo.name(),
            new OperandSyntax(syntax, operands, bits, dialect),
            given,
            from,
            fields));
  }

  private static long cut(BitField field, long value) {
    return value & -1L >>> 64 - field.operand().bits();
  }

  /** What is printed, if the instruction has the operands that are given. */
  Optional<String> print(long[] operands) {
    for (int i = 0; i < operands.length; i++) {
      long value = operands[i];
      if (given.get(i).filter(it -> it != value).isPresent()) {
        return Optional.empty();
      }
    }
    var values = from.stream().map(i -> operands[i]).toList();
    return Optional.of((name + " " + syntax.print(values, fields)).strip());
  }
}

package org.vmorph.model.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a bit pattern as {@link BitNotation} reads it. */
final class BitText {
  private BitText() {}

  static String of(BitPattern pattern) {
    var pieces = pattern.parts().stream().map(BitPart::text).collect(Collectors.joining(" "));
    var clauses = new ArrayList<String>();
    pattern.operands().forEach(field -> clauses.addAll(clauses(field)));
    for (var other : pattern.excluded()) {
      clauses.add(other.field().operand().name() + "!=" + other.value());
    }
    return clauses.isEmpty() ? pieces : pieces + " where " + String.join(", ", clauses);
  }

  private static List<String> clauses(BitField field) {
    var clauses = new ArrayList<String>();
    var name = field.operand().name();
    if (!field.signed()) {
      clauses.add(name + " unsigned");
    }
    for (var run : field.implied().runs()) {
      var bits = BitPart.digits(field.implied().bits() >>> run.low(), run.bits());
      // That low bits are 0 goes without saying.
      if (run.low() > 0 || bits.contains("1")) {
        clauses.add("%s[%d:%d]=%s".formatted(name, run.low() + run.bits() - 1, run.low(), bits));
      }
    }
    return clauses;
  }
}

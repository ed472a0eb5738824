package org.vmorph.model.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswLayout;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Word;

/**
 * A PSW as a program writes it, {@code .psw u, 0, 64, 1}: the mode by its name, the other cells as
 * numbers.
 */
final class PswText {
  private final Architecture machine;
  private final PswLayout layout;

  private PswText(Architecture machine, PswLayout layout) {
    this.machine = machine;
    this.layout = layout;
  }

  /** How the machine's PSW is written, if it has one. */
  static Optional<PswText> of(Architecture machine) {
    return machine.trapEntry().layout().map(layout -> new PswText(machine, layout));
  }

  /** {@code .psw M, P, l, b}. */
  String syntax() {
    return ".psw "
        + cells()
            .map(cell -> isMode(cell) ? String.join("|", names()) : cell.name())
            .collect(Collectors.joining(", "));
  }

  private Stream<Cell> cells() {
    return layout.word().fields().stream()
        .map(Word.Field::cell)
        .filter(Cell.class::isInstance)
        .map(Cell.class::cast);
  }

  private boolean isMode(Cell cell) {
    return cell.equals(machine.mode().cell());
  }

  /** Reads the cells off a line. */
  List<Expression> read(Cursor line) {
    var values = new ArrayList<Expression>();
    for (var cell : cells().toList()) {
      if (!values.isEmpty()) {
        line.pass(",");
      }
      values.add(isMode(cell) ? mode(line) : line.expression());
    }
    line.end();
    return values;
  }

  /** The name of a mode, or a number that may be the value of none. */
  private Expression mode(Cursor line) {
    var token = line.peek();
    for (var level : machine.mode().levels()) {
      if (token.kind() == Token.Kind.NAME && token.text().equals(level.name())) {
        line.next();
        return new Expression.Number(BigInteger.valueOf(level.value()), token.column());
      }
    }
    if (token.kind() == Token.Kind.NUMBER && hasOthers()) {
      return line.expression();
    }
    throw line.expected("the mode " + String.join(" or ", names()));
  }

  /** Whether M has more values than there are modes. */
  private boolean hasOthers() {
    return machine.mode().levels().size() < 1 << machine.mode().cell().bits();
  }

  /** The most privileged mode first. */
  private List<String> names() {
    return machine.mode().levels().reversed().stream().map(Architecture.Mode.Level::name).toList();
  }

  /** The PSW as one word, without a cause. */
  long encode(List<Expression> values, Expression.Scope scope) {
    long word = 0;
    var value = values.iterator();
    for (var field : layout.word().fields()) {
      if (field.cell() != null) {
        word |=
            Range.unsigned(field.name(), field.bits()).check(value.next(), scope)
                << layout.word().low(field);
      }
    }
    return word;
  }

  /**
   * The PSW as a program would write it; a cause, which a program cannot write, follows as a
   * comment.
   */
  String print(long word) {
    var text =
        layout.word().fields().stream()
            .filter(field -> field.cell() != null)
            .map(field -> print(field, field(word, field)))
            .collect(Collectors.joining(", ", ".psw ", ""));
    long cause = field(word, layout.cause());
    return cause == 0 ? text : text + " ; " + name(cause);
  }

  private String print(Word.Field field, long value) {
    boolean mode = machine.mode().cell().equals(field.cell());
    return mode ? machine.mode().name(value) : Long.toString(value);
  }

  private String name(long code) {
    return machine.causes().stream()
        .filter(cause -> cause.code() == code)
        .map(Cause::name)
        .findFirst()
        .orElse("cause " + code);
  }

  private long field(long word, Word.Field field) {
    return word >>> layout.word().low(field) & -1L >>> (64 - field.bits());
  }
}

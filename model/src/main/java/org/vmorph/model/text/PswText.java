package org.vmorph.model.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Word;

/**
 * A PSW as a program writes it, {@code .psw u, 0, 64, 1}: the mode as a letter, the other cells as
 * numbers.
 */
final class PswText {
  private final Architecture machine;
  private final PswSwap swap;

  private PswText(Architecture machine, PswSwap swap) {
    this.machine = machine;
    this.swap = swap;
  }

  /** How the machine's PSW is written, if it has one. */
  static Optional<PswText> of(Architecture machine) {
    return machine.trapEntry() instanceof PswSwap swap
        ? Optional.of(new PswText(machine, swap))
        : Optional.empty();
  }

  /** {@code .psw M, P, l, b}. */
  String syntax() {
    return ".psw "
        + cells().map(cell -> isMode(cell) ? "s|u" : cell.name()).collect(Collectors.joining(", "));
  }

  private Stream<Cell> cells() {
    return swap.psw().fields().stream()
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

  private Expression mode(Cursor line) {
    var token = line.peek();
    if (token.kind() != Lexeme.Kind.NAME
        || !token.text().equals("s") && !token.text().equals("u")) {
      throw line.expected("the mode s or u");
    }
    line.next();
    var mode = machine.mode();
    long value = token.text().equals("s") ? mode.supervisor() : mode.user();
    return new Expression.Number(BigInteger.valueOf(value), token.column());
  }

  /** The PSW as one word, without a cause. */
  long encode(List<Expression> values, Expression.Scope scope) {
    long word = 0;
    var value = values.iterator();
    for (var field : swap.psw().fields()) {
      if (field.cell() != null) {
        word |=
            Range.unsigned(field.name(), field.bits()).check(value.next(), scope)
                << swap.psw().low(field);
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
        swap.psw().fields().stream()
            .filter(field -> field.cell() != null)
            .map(field -> print(field, field(word, field)))
            .collect(Collectors.joining(", ", ".psw ", ""));
    long cause = field(word, swap.cause());
    return cause == 0 ? text : text + " ; " + name(cause);
  }

  private String print(Word.Field field, long value) {
    boolean mode = machine.mode().cell().equals(field.cell());
    return mode ? machine.mode().user() == value ? "u" : "s" : Long.toString(value);
  }

  private String name(long code) {
    return machine.causes().stream()
        .filter(cause -> cause.code() == code)
        .map(Cause::name)
        .findFirst()
        .orElse("cause " + code);
  }

  private long field(long word, Word.Field field) {
    return word >>> swap.psw().low(field) & -1L >>> (64 - field.bits());
  }
}

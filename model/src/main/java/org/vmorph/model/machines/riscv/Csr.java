package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * A control and status register: a row of the table in {@link Csrs}. Its address says who may read
 * and write it; volume II, 2.1.
 *
 * @param refused when it is refused besides
 * @param accepts whether a word is written at all, which is ignored otherwise
 */
public record Csr(
    int address,
    String name,
    List<Field> fields,
    Optional<Condition> refused,
    Function<Word, Condition> accepts) {
  /**
   * Some of its bits.
   *
   * @param low its lowest bit
   * @param shows what is read there
   * @param keeps the cell that is written, if any is
   * @param legal what becomes of a word that is written: the word that is kept
   * @param when whether writing it has an effect
   */
  public record Field(
      int low, Word shows, Optional<Cell> keeps, UnaryOperator<Word> legal, Condition when) {
    /** Only read. */
    static Field shown(int low, Word word) {
      return new Field(low, word, Optional.empty(), w -> w, Condition.Always.TRUE);
    }

    /** A cell, which keeps what is written. */
    static Field kept(int low, Cell cell) {
      return kept(low, cell, w -> w);
    }

    /** A cell of which these bits alone are kept, where the mask holds; the others stay 0. */
    static Field masked(int low, Cell cell, long mask) {
      return kept(low, cell, w -> w.calc(Operator.AND, literal(mask, cell.bits())));
    }

    /** A cell, which keeps what this makes of what is written. */
    static Field kept(int low, Cell cell, UnaryOperator<Word> legal) {
      return kept(low, cell, cell, legal);
    }

    /** The same of a cell that is shown as another word. */
    static Field kept(int low, Word shows, Cell cell, UnaryOperator<Word> legal) {
      return new Field(low, shows, Optional.of(cell), legal, Condition.Always.TRUE);
    }

    /** The same where writing has an effect only if this holds. */
    Field onlyIf(Condition condition) {
      return new Field(low, shows, keeps, legal, condition);
    }
  }

  static Csr of(int address, String name, Field... fields) {
    return of(address, name, List.of(fields));
  }

  static Csr of(int address, String name, List<Field> fields) {
    return new Csr(address, name, fields, Optional.empty(), word -> Condition.Always.TRUE);
  }

  /** The same, refused besides where this holds. */
  Csr refused(Condition condition) {
    return new Csr(address, name, fields, Optional.of(condition), accepts);
  }

  /** The same, where words of which this does not hold are ignored. */
  Csr accepts(Function<Word, Condition> test) {
    return new Csr(address, name, fields, refused, test);
  }

  /** The least privileged mode that may reach it; 2.1. */
  long lowest() {
    return address >> 8 & 3;
  }

  /** Whether it is never written; 2.1. */
  boolean isReadOnly() {
    return (address >> 10 & 3) == 3;
  }

  /** What is read, 64 bits. */
  public Word read() {
    return fields.stream()
        .map(
            field ->
                field.low == 0
                    ? field.shows.extend(64)
                    : field.shows.extend(64).calc(Operator.SHL, literal(field.low, 64)))
        .reduce((one, other) -> one.calc(Operator.OR, other))
        .orElse(literal(0, 64));
  }

  /** What writing a word of 64 bits does. */
  List<Act> write(Word word) {
    var acts = new ArrayList<Act>();
    for (var field : fields) {
      field.keeps.ifPresent(
          cell -> {
            var set = set(cell, field.legal.apply(word.slice(field.low, cell.bits())));
            acts.add(field.when == Condition.Always.TRUE ? set : when(field.when, set));
          });
    }
    var accepted = accepts.apply(word);
    return accepted == Condition.Always.TRUE
        ? acts
        : List.of(when(accepted, acts.toArray(Act[]::new)));
  }

  /** One of some numbers, or what was there before. */
  static UnaryOperator<Word> oneOf(Cell cell, long... legal) {
    return word ->
        choose(
            Arrays.stream(legal).mapToObj(word::is).reduce(Condition::or).orElseThrow(),
            word,
            cell);
  }
}

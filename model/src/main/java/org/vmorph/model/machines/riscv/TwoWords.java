package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Numbering;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * A datum that lies in two words of storage, of 64 bits each, with the low end of it in the first
 * one.
 *
 * @param physical its address, 64 bits
 * @param beyond where the other word is, 64 bits
 * @param bits how many it has
 */
record TwoWords(Numbering ram, Word physical, Word beyond, int bits) {
  /** Whether it does not lie in one. */
  Condition crosses() {
    return ram.crosses(physical, bits);
  }

  /** Whether storage has the other word. */
  Condition hasNext() {
    return ram.has(beyond);
  }

  private Word.At first() {
    return ram.word(physical);
  }

  private Word.At next() {
    return ram.word(beyond);
  }

  /** The bits before it in its first word; and those of it in that word. */
  private Word before() {
    return physical.low(3).extend(64).calc(Operator.SHL, literal(3, 64));
  }

  private Word within() {
    return literal(64, 64).minus(before());
  }

  Word got() {
    return first()
        .calc(Operator.SHR, before())
        .calc(Operator.OR, next().calc(Operator.SHL, within()))
        .low(bits);
  }

  /** A store; the words are two, whoever says where the pages are. */
  List<Act> put(Word value) {
    var apart = first().offset().is(next().offset()).not();
    return List.of(
        set(first(), mixed(first(), value, Operator.SHL, before())),
        when(hasNext(), when(apart, set(next(), mixed(next(), value, Operator.SHR, within())))));
  }

  /** A word with those bits of a datum that are moved to it. */
  private static Word mixed(Word.At word, Word datum, Operator moved, Word by) {
    var ones = literal(-1, datum.bits()).extend(64).calc(moved, by);
    return word.calc(Operator.AND, ones.calc(Operator.XOR, literal(-1, 64)))
        .calc(Operator.OR, datum.extend(64).calc(moved, by));
  }
}

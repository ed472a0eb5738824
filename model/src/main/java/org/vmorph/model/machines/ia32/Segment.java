package org.vmorph.model.machines.ia32;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * A selector and the descriptor that it names in storage; volume 3, 3.4.2, 3.4.5 and 5.5 to 5.8.
 *
 * @param selector 16 bits: an index, a bit for the local table, and RPL
 * @param descriptor 64 bits, as they stand in the table
 */
record Segment(Ia32State is, Word selector, Word descriptor) {
  /** The one that a selector names. */
  static Segment named(Ia32State is, String name, Word selector) {
    var sel = let(name, selector);
    return new Segment(is, sel, let(name + ".descriptor", is.unchecked(2, address(is, sel))));
  }

  private static Word address(Ia32State is, Word selector) {
    return choose(selector.slice(2, 1).is(1), is.LDTR_BASE, is.GDTR_BASE)
        .plus(selector.calc(Operator.AND, literal(0xfff8, 16)).extend(32));
  }

  /** Where its descriptor stands. */
  Word address() {
    return address(is, selector);
  }

  Word rpl() {
    return selector.low(2);
  }

  /** Without RPL: what CS and SS keep. */
  Word index() {
    return selector.slice(2, 14);
  }

  /** As an error code tells it. */
  Word error() {
    return selector.calc(Operator.AND, literal(0xfffc, 16));
  }

  Word dpl() {
    return descriptor.slice(45, 2);
  }

  Condition isNull() {
    return index().is(0);
  }

  Condition isBeyond() {
    return choose(selector.slice(2, 1).is(1), is.LDTR_LIMIT, is.GDTR_LIMIT)
        .below(selector.calc(Operator.OR, literal(7, 16)));
  }

  private Condition bit(int bit) {
    return descriptor.slice(bit, 1).is(1);
  }

  Condition isPresent() {
    return bit(47);
  }

  /** Whether it is one of code or data, and no gate or system segment. */
  private Condition isSegment() {
    return bit(44);
  }

  Condition isCode() {
    return isSegment().and(bit(43));
  }

  Condition isConforming() {
    return isCode().and(bit(42));
  }

  Condition isReadable() {
    return isSegment().and(bit(43).not().or(bit(41)));
  }

  Condition isWritable() {
    return isSegment().and(bit(43).not()).and(bit(41));
  }

  /** The low bits of the type: 1 and 9 are task state segments that can be loaded, 2 is an LDT. */
  Condition isSystem(long type) {
    return descriptor.slice(40, 5).is(type);
  }

  /** Where it begins. */
  Word base() {
    return descriptor.slice(56, 8).join(descriptor.slice(16, 24));
  }

  /** Its last byte; volume 2, LSL. */
  Word limit() {
    var raw = descriptor.slice(48, 4).join(descriptor.slice(0, 16));
    return choose(bit(55), raw.join(literal(0xfff, 12)), raw.extend(32));
  }

  /** Whether LAR and its like may tell of it: it is there, and of a level that is not inner. */
  Condition isVisible() {
    var level = dpl().below(is.CPL).not().and(dpl().below(rpl()).not());
    return isNull().not().and(isBeyond().not()).and(isSegment()).and(isConforming().or(level));
  }

  /** Whether it is a segment that goes by its DPL, and that is this. */
  Condition isOfLevel(int level) {
    return isNull().not().and(isConforming().not()).and(dpl().is(level));
  }

  Act gp(Condition when) {
    return when(when, trap(Exceptions.GP, error()));
  }

  Act refused(Condition when) {
    return when(when, trap(Exceptions.REFUSED, error()));
  }

  Act absent() {
    return when(isPresent().not(), trap(Exceptions.NP, error()));
  }

  /** What a data segment register that takes it looks at, if it is not null. */
  Act loadable() {
    var byLevel = isConforming().not();
    return when(
        isNull().not(),
        gp(isBeyond()),
        gp(isReadable().not()),
        gp(byLevel.and(dpl().below(rpl()))),
        refused(byLevel.and(dpl().below(is.CPL))),
        absent());
  }

  /** What SS looks at: a stack of this level. */
  List<Act> loadableAsStack() {
    return List.of(
        gp(isNull().or(isBeyond())),
        gp(isWritable().not()),
        gp(is.CPL.below(rpl()).or(is.CPL.below(dpl()))),
        refused(rpl().below(is.CPL).or(dpl().below(is.CPL))),
        absent());
  }

  /** What a jump or a call looks at that goes to code directly. */
  List<Act> reachable() {
    var own = isConforming().not();
    return List.of(
        gp(isNull().or(isBeyond())),
        gp(isCode().not()),
        gp(is.CPL.below(dpl())),
        gp(own.and(is.CPL.below(rpl()))),
        refused(own.and(dpl().below(is.CPL))),
        absent());
  }

  /** What a return looks at: code of the level that RPL says, which is not an inner one. */
  List<Act> returnable() {
    return List.of(
        gp(isNull().or(isBeyond())),
        gp(isCode().not()),
        refused(rpl().below(is.CPL)),
        gp(choose(isConforming(), literal(0, 2), rpl().minus(dpl())).is(0).not()),
        gp(rpl().below(dpl())),
        absent());
  }

  /** What a return to an outer level looks at in the stack segment that it pops. */
  List<Act> outer(Word level) {
    return List.of(
        gp(isNull().or(isBeyond())),
        gp(rpl().is(level).not().or(dpl().is(level).not())),
        gp(isWritable().not()),
        absent());
  }
}

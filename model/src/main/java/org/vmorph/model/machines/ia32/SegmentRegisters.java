package org.vmorph.model.machines.ia32;

import static java.util.Locale.ROOT;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * What loads, stores and looks at selectors; volume 2, in its order. All that load one change R,
 * and are refused for some operands only.
 */
final class SegmentRegisters extends Ia32Entries {
  private final Segment named;

  SegmentRegisters(Ia32State is) {
    super(is);
    this.named = Segment.named(is, "selector", is.register(n).low(16));
  }

  @Override
  List<Instruction> all() {
    var all = new ArrayList<Instruction>();
    all.add(lar());
    all.add(load(0xc5, "lds", is.DS, is.DS_HIDDEN));
    all.add(load(0xc4, "les", is.ES, is.ES_HIDDEN));
    all.add(lsl());
    all.add(store(0x8cc8, "cs", is.cs()));
    all.add(store(0x8cd8, "ds", is.DS));
    all.add(store(0x8cc0, "es", is.ES));
    all.add(store(0x8cd0, "ss", is.ss()));
    all.add(moveTo(0x8ed8, "ds", is.DS, is.DS_HIDDEN));
    all.add(moveTo(0x8ec0, "es", is.ES, is.ES_HIDDEN));
    all.add(
        byLevel(
            entry(0x8ed0, "mov-to-ss", FROM, 2, "SS := n, if that is a stack of this level.")
                .does(acts(named.loadableAsStack(), setStack(named))),
            named::isOfLevel));
    all.add(pop(0x1f, "ds", is.DS, is.DS_HIDDEN));
    all.add(pop(0x07, "es", is.ES, is.ES_HIDDEN));
    var popped = Segment.named(is, "selector", is.popped(0).low(16));
    all.add(
        byLevel(
            entry(0x17, "pop-ss", NONE, 1, "Pop SS, if that is a stack of this level.")
                .does(
                    acts(
                        is.holds(1),
                        popped.loadableAsStack(),
                        setStack(popped),
                        set(is.ESP, is.ESP.plus(4)))),
            popped::isOfLevel));
    all.add(push(0x0e, "cs", is.cs()));
    all.add(push(0x1e, "ds", is.DS));
    all.add(push(0x06, "es", is.ES));
    all.add(push(0x16, "ss", is.ss()));
    all.add(
        entry(0x0f00e0, "verr", FROM, 3, "ZF := whether the segment of n may be read.")
            .does(set(is.ZF, bit(named.isVisible().and(named.isReadable())))));
    all.add(
        entry(0x0f00e8, "verw", FROM, 3, "ZF := whether the segment of n may be written.")
            .does(set(is.ZF, bit(named.isVisible().and(named.isWritable())))));
    return all;
  }

  /** Whether it is visible depends on CPL, and nobody is refused. */
  private Instruction lar() {
    var rights = named.descriptor().slice(32, 32).calc(Operator.AND, literal(0x00f0ff00, 32));
    return entry(
            0x0f02,
            "lar",
            TO_FROM,
            3,
            "ZF := whether the segment of n is visible; if so r := rights.")
        .partial("system segments and gates are invisible; bits that are undefined are 0")
        .does(told(rights));
  }

  private Instruction lsl() {
    return entry(
            0x0f03,
            "lsl",
            TO_FROM,
            3,
            "ZF := whether the segment of n is visible; if so r := limit.")
        .partial("system segments are invisible")
        .does(told(named.limit()));
  }

  private Act[] told(Word word) {
    return acts(
        set(is.ZF, bit(named.isVisible())), when(named.isVisible(), is.setRegister(r, word)));
  }

  private Instruction load(int opcode, String name, Cell register, Cell hidden) {
    var pointer = is.memory(2, x);
    var segment = Segment.named(is, "selector", pointer.slice(32, 16));
    return byLevel(
        entry(
                opcode,
                name,
                Form.named("r, [x]", r, x),
                6,
                "r := the doubleword at x, " + register + " := the selector behind it.")
            .does(
                acts(
                    segment.loadable(),
                    setData(register, hidden, segment),
                    is.setRegister(r, pointer.slice(0, 32)))),
        segment::isOfLevel);
  }

  private Instruction moveTo(int opcode, String name, Cell register, Cell hidden) {
    return byLevel(
        entry(opcode, "mov-to-" + name, FROM, 2, register + " := n.")
            .does(acts(named.loadable(), setData(register, hidden, named))),
        named::isOfLevel);
  }

  private Instruction pop(int opcode, String name, Cell register, Cell hidden) {
    var segment = Segment.named(is, "selector", is.popped(0).low(16));
    return byLevel(
        entry(opcode, "pop-" + name, NONE, 1, "Pop " + register + ".")
            .does(
                acts(
                    is.holds(1),
                    segment.loadable(),
                    setData(register, hidden, segment),
                    set(is.ESP, is.ESP.plus(4)))),
        segment::isOfLevel);
  }

  private static List<Act> setData(Cell register, Cell hidden, Segment segment) {
    return List.of(
        set(register, segment.selector()),
        set(hidden, choose(segment.isNull(), literal(0, 64), segment.descriptor())));
  }

  private List<Act> setStack(Segment segment) {
    return List.of(set(is.SS, segment.index()), set(is.SS_HIDDEN, segment.descriptor()));
  }

  private Instruction store(int opcode, String name, Word selector) {
    return entry(opcode, "mov-from-" + name, TO, 2, "r := " + name.toUpperCase(ROOT) + ".")
        .does(is.setRegister(r, selector.extend(32)));
  }

  private Instruction push(int opcode, String name, Word selector) {
    return entry(
            opcode,
            "push-" + name,
            NONE,
            1,
            "Push " + name.toUpperCase(ROOT) + ", extended by zeros.")
        .does(push(selector.extend(32)));
  }
}

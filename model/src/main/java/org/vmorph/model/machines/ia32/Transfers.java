package org.vmorph.model.machines.ia32;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;

/**
 * What goes to another code segment, and by that perhaps to another ring; volume 2, in its order,
 * and volume 3, 5.8. That INT n goes through a gate is what it does, and no trap: it reaches who
 * owns the table, in whichever ring that is.
 */
final class Transfers extends Ia32Entries {
  private static final String GATES = "gates are refused as a wrong operand is";

  Transfers(Ia32State is) {
    super(is);
  }

  @Override
  List<Instruction> all() {
    return List.of(callFar(), interrupt(), iret(), jmpFar(), retFar(), sysenter(), sysexit());
  }

  private Instruction callFar() {
    var pointer = is.memory(2, x);
    var segment = Segment.named(is, "selector", pointer.slice(32, 16));
    var top = is.ESP.minus(literal(8, 32));
    return byLevel(
        entry(
                0xff18,
                "call-far",
                MEMORY,
                6,
                "Push CS and the next address; go to the pointer at x.")
            .partial(GATES)
            .jumps(
                acts(
                    segment.reachable(),
                    is.pushable(2, top),
                    is.pushes(top, List.of(next(6), is.cs().extend(32))),
                    set(is.ESP, top),
                    setCode(segment),
                    set(is.EIP, pointer.slice(0, 32)))),
        segment::isOfLevel);
  }

  private Instruction interrupt() {
    var gate = new Gate(is, v);
    return byLevel(
        entry(0xcd, "int", Form.named("v", v), 2, "Go through gate v, to its ring.")
            .partial("task gates are refused; the stack of the inner ring is believed")
            .jumps(acts(gate.through(next(2)))),
        level -> gate.dpl().is(level));
  }

  private Instruction jmpFar() {
    var segment = Segment.named(is, "selector", s);
    return byLevel(
        entry(0xea, "jmp-far", Form.named("s, x", s, x), 7, "Go to x of segment s.")
            .partial(GATES)
            .jumps(acts(segment.reachable(), setCode(segment), set(is.EIP, x))),
        segment::isOfLevel);
  }

  private Instruction retFar() {
    var segment = Segment.named(is, "selector", is.popped(1).low(16));
    return byLevel(
        entry(0xcb, "ret-far", NONE, 1, "Pop an address and CS; to an outer ring ESP and SS too.")
            .jumps(acts(is.holds(2), returns(segment, 2))),
        segment::isOfLevel);
  }

  /** Not published as sensitive: it drops IF and IOPL as POPF does, and goes to outer rings. */
  private Instruction iret() {
    var segment = Segment.named(is, "selector", is.popped(1).low(16));
    return byLevel(
        entry(
                0xcf,
                "iret",
                NONE,
                1,
                "Pop an address, CS and EFLAGS as POPF does; to an outer ring ESP and SS too.")
            .partial("NT and VM are none, so no task and no virtual 8086 mode is returned to")
            .jumps(acts(is.holds(3), returns(segment, 3), is.setFlags(is.popped(2)))),
        segment::isOfLevel);
  }

  private List<Act> returns(Segment segment, int popped) {
    var isOuter = is.CPL.below(segment.rpl());
    var stack = Segment.named(is, "stackSegment", is.popped(popped + 1).low(16));
    var acts = new ArrayList<>(segment.returnable());
    var outer = new ArrayList<Act>();
    outer.add(is.holds(popped + 2));
    outer.addAll(stack.outer(segment.rpl()));
    outer.add(set(is.SS, stack.index()));
    outer.add(set(is.SS_HIDDEN, stack.descriptor()));
    outer.addAll(nulled(segment.rpl()));
    acts.add(when(isOuter, outer.toArray(Act[]::new)));
    acts.add(set(is.ESP, choose(isOuter, is.popped(popped), is.ESP.plus(4L * popped))));
    acts.addAll(setCode(segment));
    acts.add(set(is.CPL, choose(isOuter, segment.rpl(), is.CPL)));
    acts.add(set(is.EIP, is.popped(0)));
    return acts;
  }

  /** An outer ring does not keep the data segments of an inner one; volume 2, RET. */
  private List<Act> nulled(Word level) {
    return List.of(
        when(
            isInner(is.DS_HIDDEN, level),
            set(is.DS, literal(0, 16)),
            set(is.DS_HIDDEN, literal(0, 64))),
        when(
            isInner(is.ES_HIDDEN, level),
            set(is.ES, literal(0, 16)),
            set(is.ES_HIDDEN, literal(0, 64))));
  }

  private Condition isInner(Word hidden, Word level) {
    var kept = new Segment(is, literal(0, 16), hidden);
    return kept.isConforming().not().and(kept.dpl().below(level));
  }

  private List<Act> setCode(Segment segment) {
    return List.of(set(is.CS, segment.index()), set(is.CS_HIDDEN, segment.descriptor()));
  }

  /** Goes to ring 0 by registers that are the host's; in Lawton's list, not in others. */
  private Instruction sysenter() {
    var code = is.SYSENTER_CS.slice(2, 14);
    return entry(0x0f34, "sysenter", NONE, 2, "Go to ring 0, where the SYSENTER registers say.")
        .jumps(
            acts(
                gp(code.is(0)),
                flat(code, 0),
                set(is.IF, literal(0, 1)),
                set(is.ESP, is.SYSENTER_ESP),
                set(is.EIP, is.SYSENTER_EIP)));
  }

  private Instruction sysexit() {
    var code = is.SYSENTER_CS.slice(2, 14);
    return entry(0x0f35, "sysexit", NONE, 2, "Go to ring 3, to EDX with the stack ECX.")
        .privileged()
        .jumps(
            acts(
                gp(code.is(0)),
                flat(code.plus(4), 3),
                set(is.ESP, is.register(1)),
                set(is.EIP, is.register(2))));
  }

  /** Code and behind it a stack, both flat, whatever the table says. */
  private List<Act> flat(Word code, long level) {
    return List.of(
        set(is.CS, code),
        set(is.SS, code.plus(2)),
        set(is.CS_HIDDEN, literal(0x00cf9b000000ffffL | level << 45, 64)),
        set(is.SS_HIDDEN, literal(0x00cf93000000ffffL | level << 45, 64)),
        set(is.CPL, literal(level, 2)));
  }
}

package org.vmorph.model.machines.ia32;

import static java.util.Locale.ROOT;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.halt;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * What reads and writes the processor's own registers; volume 2, in its order. Those that only read
 * are refused nobody, unless CR4.UMIP is set; volume 3, 2.5.
 */
final class SystemRegisters extends Ia32Entries {
  private static final String NO_CACHE = "there are neither caches nor a TLB";

  private final Settings settings;
  private final Segment named;

  SystemRegisters(Ia32State is, Settings settings) {
    super(is);
    this.settings = settings;
    this.named = Segment.named(is, "selector", is.register(n).low(16));
  }

  @Override
  List<Instruction> all() {
    var all = new ArrayList<Instruction>();
    all.addAll(flags());
    all.addAll(tables());
    all.addAll(control());
    all.addAll(others());
    return all;
  }

  private Condition aboveIopl() {
    return is.IOPL.below(is.CPL);
  }

  private Condition notInRing0() {
    return is.CPL.is(0).not();
  }

  private List<Instruction> flags() {
    return List.of(
        entry(0xfa, "cli", NONE, 1, "Clear IF.")
            .privileged(aboveIopl())
            .does(set(is.IF, literal(0, 1))),
        entry(0x9d, "popf", NONE, 1, "Pop EFLAGS; who may not set IF or IOPL leaves them.")
            .does(acts(is.holds(1), is.setFlags(is.popped(0)), set(is.ESP, is.ESP.plus(4)))),
        entry(0x9c, "pushf", NONE, 1, "Push EFLAGS.").does(push(is.eflags())),
        entry(0xfb, "sti", NONE, 1, "Set IF.")
            .privileged(aboveIopl())
            .partial("there are no interrupts to be held off for an instruction more")
            .does(set(is.IF, literal(1, 1))));
  }

  private List<Instruction> tables() {
    return List.of(
        loadTable(0x0f0110, "gdt", is.GDTR_BASE, is.GDTR_LIMIT),
        loadTable(0x0f0118, "idt", is.IDTR_BASE, is.IDTR_LIMIT),
        entry(0x0f00d0, "lldt", FROM, 3, "LDTR := n.")
            .privileged()
            .does(
                acts(
                    when(
                        named.isNull().not(),
                        named.gp(named.isBeyond().or(named.isSystem(2).not())),
                        named.absent()),
                    set(is.LDTR, named.selector()),
                    set(is.LDTR_BASE, named.base()),
                    set(
                        is.LDTR_LIMIT,
                        choose(named.isNull(), literal(0, 16), named.limit().low(16))))),
        entry(0x0f00d8, "ltr", FROM, 3, "TR := n, whose segment is busy then.")
            .privileged()
            .partial("a task state segment of 16 bits is refused")
            .does(
                acts(
                    gp(named.isNull()),
                    named.gp(named.isBeyond().or(named.isSystem(9).not())),
                    named.absent(),
                    markBusy(),
                    set(is.TR, named.selector()),
                    set(is.TR_BASE, named.base()))),
        storeTable(0x0f0100, "gdt", is.GDTR_BASE, is.GDTR_LIMIT),
        storeTable(0x0f0108, "idt", is.IDTR_BASE, is.IDTR_LIMIT),
        shown(0x0f00c0, "sldt", is.LDTR.extend(32), "LDTR"),
        shown(0x0f00c8, "str", is.TR.extend(32), "TR"));
  }

  private Act markBusy() {
    var high = named.address().plus(4);
    return set(is.memory(1, high), is.unchecked(1, high).calc(Operator.OR, literal(1 << 9, 32)));
  }

  private Instruction loadTable(int opcode, String name, Cell base, Cell limit) {
    var pointer = is.memory(2, x);
    return entry(opcode, "l" + name, MEMORY, 7, base + " and limit := the six bytes at x.")
        .privileged()
        .does(set(limit, pointer.slice(0, 16)), set(base, pointer.slice(16, 32)));
  }

  private Instruction storeTable(int opcode, String name, Cell base, Cell limit) {
    var there = is.memory(2, x);
    return entry(opcode, "s" + name, MEMORY, 7, "The six bytes at x := " + base + " and limit.")
        .privileged(userModePrevented())
        .does(set(there, there.slice(48, 16).join(base).join(limit)));
  }

  private Instruction shown(int opcode, String name, Word word, String what) {
    return entry(opcode, name, TO, 3, "r := " + what + ".")
        .privileged(userModePrevented())
        .does(is.setRegister(r, word));
  }

  private Condition userModePrevented() {
    return is.UMIP.is(1).and(notInRing0());
  }

  private List<Instruction> control() {
    var low = is.register(n).low(4).calc(Operator.OR, is.CR0.slice(0, 1).extend(4));
    return List.of(
        entry(0x0f06, "clts", NONE, 2, "Clear CR0.TS.")
            .privileged()
            .does(set(is.CR0, is.CR0.slice(4, 28).join(literal(0, 1)).join(is.CR0.slice(0, 3)))),
        entry(0x0f01f0, "lmsw", FROM, 3, "The four low bits of CR0 := those of n; PE stays set.")
            .privileged()
            .does(set(is.CR0, is.CR0.slice(4, 28).join(low))),
        fromControl(0x0f20c0, "cr0", is.CR0),
        toControl(0x0f22c0, "cr0", "PE and ET stay set and PG clear")
            .does(
                set(
                    is.CR0,
                    is.register(n)
                        .calc(Operator.OR, literal(0x11, 32))
                        .calc(Operator.AND, literal(0x7fffffff, 32)))),
        fromControl(0x0f20d8, "cr3", is.CR3),
        toControl(0x0f22d8, "cr3", "paging is off").does(set(is.CR3, is.register(n))),
        fromControl(0x0f20e0, "cr4", cr4()),
        toControl(0x0f22e0, "cr4", "there are TSD, PCE and UMIP alone")
            .does(
                set(is.TSD, is.register(n).slice(2, 1)),
                set(is.PCE, is.register(n).slice(8, 1)),
                set(is.UMIP, is.register(n).slice(11, 1))),
        fromControl(0x0f21f8, "dr7", is.DR7),
        toControl(0x0f23f8, "dr7", "no breakpoint is met").does(set(is.DR7, is.register(n))),
        shown(0x0f01e0, "smsw", is.CR0, "CR0"));
  }

  private Word cr4() {
    return literal(0, 20)
        .join(is.UMIP)
        .join(literal(0, 2))
        .join(is.PCE)
        .join(literal(0, 5))
        .join(is.TSD)
        .join(literal(0, 2));
  }

  private Instruction fromControl(int opcode, String name, Word word) {
    return entry(opcode, "mov-from-" + name, TO, 3, "r := " + name.toUpperCase(ROOT) + ".")
        .privileged()
        .does(is.setRegister(r, word));
  }

  private Instruction.Draft toControl(int opcode, String name, String partial) {
    return entry(opcode, "mov-to-" + name, FROM, 3, name.toUpperCase(ROOT) + " := n.")
        .privileged()
        .partial(partial);
  }

  private List<Instruction> others() {
    var leaf = settings.is(Ia32Parameters.VENDOR, "amd") ? "AuthenticAMD" : "GenuineIntel";
    var number = is.register(1);
    var isTime = number.is(0x10);
    return List.of(
        entry(0x0fa2, "cpuid", NONE, 2, "EAX, EBX, EDX, ECX := what the processor is.")
            .partial("each leaf is leaf 0, and there are no others")
            .does(
                set(is.register(0), literal(0, 32)),
                set(is.register(3), literal(letters(leaf, 0), 32)),
                set(is.register(2), literal(letters(leaf, 4), 32)),
                set(is.register(1), literal(letters(leaf, 8), 32))),
        entry(0xf4, "hlt", NONE, 1, "Wait for an interrupt.")
            .privileged()
            .partial("no interrupt comes")
            .jumps(halt()),
        entry(0xec, "in", NONE, 1, "AL := port DX.")
            .privileged(aboveIopl())
            .partial("all ports are one; the task state segment has no bitmap that grants any")
            .does(set(is.register(0), is.register(0).slice(8, 24).join(is.PORT))),
        entry(0x0f08, "invd", NONE, 2, "Forget what caches hold.")
            .privileged()
            .partial(NO_CACHE)
            .does(),
        entry(0x0f0138, "invlpg", MEMORY, 7, "Forget how x is translated.")
            .privileged()
            .partial(NO_CACHE)
            .does(),
        entry(0xee, "out", NONE, 1, "Port DX := AL.")
            .privileged(aboveIopl())
            .partial("all ports are one; the task state segment has no bitmap that grants any")
            .does(set(is.PORT, is.register(0).low(8))),
        entry(0x0f32, "rdmsr", NONE, 2, "EDX:EAX := the model specific register ECX.")
            .privileged()
            .partial("there are the time and the three of SYSENTER; another is refused")
            .does(
                acts(
                    when(isTime.not().and(isSysenter(number).not()), trap(Exceptions.GP)),
                    set(
                        is.register(0),
                        choose(
                            isTime,
                            is.TSC.low(32),
                            choose(
                                number.is(0x174),
                                is.SYSENTER_CS,
                                choose(number.is(0x175), is.SYSENTER_ESP, is.SYSENTER_EIP)))),
                    set(is.register(2), choose(isTime, is.TSC.slice(32, 32), literal(0, 32))))),
        entry(0x0f33, "rdpmc", NONE, 2, "EDX:EAX := a counter of events.")
            .privileged(is.PCE.is(0).and(notInRing0()))
            .partial("whatever ECX says there is one counter, and what it counts is not modelled")
            .does(
                set(is.register(0), is.PMC.low(32)),
                set(is.register(2), is.PMC.slice(32, 8).extend(32))),
        entry(0x0f31, "rdtsc", NONE, 2, "EDX:EAX := the time.")
            .privileged(is.TSD.is(1).and(notInRing0()))
            .does(set(is.register(0), is.TSC.low(32)), set(is.register(2), is.TSC.slice(32, 32))),
        entry(0x0f09, "wbinvd", NONE, 2, "Write back what caches hold.")
            .privileged()
            .partial(NO_CACHE)
            .does(),
        entry(0x0f30, "wrmsr", NONE, 2, "The model specific register ECX := EDX:EAX.")
            .privileged()
            .partial("there are the three of SYSENTER; another is refused, and the time is not set")
            .does(
                when(isSysenter(number).not(), trap(Exceptions.GP)),
                when(number.is(0x174), set(is.SYSENTER_CS, is.register(0))),
                when(number.is(0x175), set(is.SYSENTER_ESP, is.register(0))),
                when(number.is(0x176), set(is.SYSENTER_EIP, is.register(0)))));
  }

  private static Condition isSysenter(Word number) {
    return number.is(0x174).or(number.is(0x175)).or(number.is(0x176));
  }

  /** Four letters, the first in the low byte. */
  private static long letters(String name, int from) {
    long word = 0;
    for (int i = 3; i >= 0; i--) {
      word = word << 8 | name.charAt(from + i);
    }
    return word;
  }
}

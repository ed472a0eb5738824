package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/** Zicsr, volume I, chapter 9; and volume II, 3.3 and 4.2. */
final class Privileged extends Entries {
  private static final Word Z = unsigned("imm", 5);

  private final Csrs csrs;
  private final Settings settings;

  Privileged(RiscvState is, Csrs csrs, Settings settings) {
    super(is);
    this.csrs = csrs;
    this.settings = settings;
  }

  List<Instruction> all() {
    return Stream.concat(accesses().stream(), others().stream()).toList();
  }

  /** The six that reach any register; each is as many as there are registers for it. */
  private List<Instruction> accesses() {
    var each = csrs.all().stream().map(this::cases).toList();
    return accesses(new NamedRegister.Any(csrs.all())).stream()
        .map(
            any ->
                any.in(
                    each.stream()
                        .flatMap(List::stream)
                        .filter(one -> one.name().startsWith(any.name() + "."))
                        .toList()))
        .toList();
  }

  private List<Instruction> cases(Csr register) {
    var named = new NamedRegister.One(register);
    return register.isReadOnly()
        ? List.of(
            read(named, "csrrs", "010"),
            read(named, "csrrc", "011"),
            read(named, "csrrsi", "110"),
            read(named, "csrrci", "111"))
        : accesses(named);
  }

  /** Of a register that is only read: where something is written the word is no instruction. */
  private Instruction read(NamedRegister named, String name, String which) {
    return entry(
            name + named.suffix(),
            "rd",
            "%s 00000 %s d[4:0] 1110011".formatted(named.bits(), which))
        .says("rd := %s.".formatted(named.says()))
        .does(when(named.refused(is), trap(Causes.REFUSED)), is.setX(d, named.read()));
  }

  private List<Instruction> accesses(NamedRegister named) {
    var always = Condition.Always.TRUE;
    var unlessZero = s1.is(0).not();
    var unlessNone = new Word.Operand("imm", 5).is(0).not();
    var read = named.read();
    return List.of(
        access(named, "csrrw", "001", "rs1", "rs1", rs1, always),
        access(named, "csrrs", "010", "rs1", "it or rs1", or(read, rs1), unlessZero),
        access(
            named,
            "csrrc",
            "011",
            "rs1",
            "it without the bits of rs1",
            without(read, rs1),
            unlessZero),
        access(named, "csrrwi", "101", "imm", "imm", Z, always),
        access(named, "csrrsi", "110", "imm", "it or imm", or(read, Z), unlessNone),
        access(
            named,
            "csrrci",
            "111",
            "imm",
            "it without the bits of imm",
            without(read, Z),
            unlessNone));
  }

  private List<Instruction> others() {
    return List.of(
        entry("sret", "", "0001000 00010 00000 000 00000 1110011")
            .privileged(is.below(1).or(is.M.is(1).and(is.TSR.is(1))))
            .says("Return from a trap to supervisor mode.")
            .jumps(
                set(is.M, choose(is.SPP.is(1), literal(1, 2), literal(0, 2))),
                set(is.SIE, is.SPIE),
                set(is.SPIE, literal(1, 1)),
                set(is.SPP, literal(0, 1)),
                set(is.MPRV, literal(0, 1)),
                jump(is.sepc)),
        entry("mret", "", "0011000 00010 00000 000 00000 1110011")
            .privileged()
            .says("Return from a trap to machine mode.")
            .jumps(
                set(is.M, previous()),
                set(is.MIE, is.MPIE),
                set(is.MPIE, literal(1, 1)),
                set(is.MPP, literal(RiscvState.USER, 2)),
                when(is.MPP.is(RiscvState.MACHINE).not(), set(is.MPRV, literal(0, 1))),
                jump(is.mepc)),
        waiting(),
        entry("sfence.vma", "rs1, rs2", "0001001 s2[4:0] s1[4:0] 000 00000 1110011")
            .privileged(is.below(1).or(is.M.is(1).and(is.TVM.is(1))))
            .says("Translate by the tables as they are stored; here it is done in any case.")
            .does());
  }

  /** MPP is no mode in no state that the machine comes to. */
  private Word previous() {
    return choose(is.MPP.is(2), literal(RiscvState.USER, 2), is.MPP);
  }

  private Instruction waiting() {
    var wfi =
        entry("wfi", "", "0001000 00101 00000 000 00000 1110011").privileged(waitingRefused());
    return settings.is(RiscvParameters.WFI, "waits")
        ? wfi.says("Wait until an enabled interrupt is pending: until then it is made again.")
            .partial(
                "Each time that it is made counts as an instruction, and an interrupt that comes"
                    + " meanwhile returns to it; by volume II, 3.3.3, behind it.")
            .jumps(jump(choose(csrs.enabledInterrupts().is(0), pc, pc.plus(4))))
        : wfi.says("Wait for an interrupt; here it is not waited for.").does();
  }

  private Condition waitingRefused() {
    var held = is.below(RiscvState.MACHINE).and(is.TW.is(1));
    return settings.is(RiscvParameters.WFI_IN_USER_MODE, "done")
        ? held
        : is.M.is(RiscvState.USER).or(held);
  }

  private static Word or(Word read, Word bits) {
    return read.calc(Operator.OR, bits);
  }

  private static Word without(Word read, Word bits) {
    return read.calc(Operator.AND, bits.calc(Operator.XOR, literal(-1, 64)));
  }

  private Instruction access(
      NamedRegister named,
      String name,
      String which,
      String from,
      String says,
      Word value,
      Condition writes) {
    var acts = new ArrayList<Act>();
    acts.addAll(named.none(writes));
    acts.add(when(named.refused(is), trap(Causes.REFUSED)));
    acts.add(is.setX(d, named.read()));
    acts.addAll(named.write(let("written", value), writes));
    var register = from.equals("rs1");
    var fields =
        Stream.concat(named.operand().stream(), register ? Stream.of() : Stream.of("imm"))
            .map(field -> field + " unsigned")
            .collect(Collectors.joining(", ", " where ", ""));
    return entry(
            name + named.suffix(),
            "rd, " + named.operand().map(it -> it + ", ").orElse("") + from,
            "%s %s[4:0] %s d[4:0] 1110011%s"
                .formatted(
                    named.bits(),
                    register ? "s1" : "imm",
                    which,
                    fields.equals(" where ") ? "" : fields))
        .says("rd := %s, which becomes %s.".formatted(named.says(), says))
        .does(acts(acts));
  }
}

package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Word;

/** The control and status register that an access is to: one of them, or whichever it names. */
interface NamedRegister {
  /** What the name of an instruction has more. */
  String suffix();

  /** The operand that names it, if one does. */
  Optional<String> operand();

  /** The twelve bits that name it. */
  String bits();

  String says();

  /** The trap where there is no such register, or none that is written. */
  List<Act> none(Condition writes);

  /** Whether it is refused in the mode that there is. */
  Condition refused(RiscvState is);

  Word read();

  /** What writing this does, if it is written. */
  List<Act> write(Word written, Condition writes);

  /** Whichever of all. */
  record Any(List<Csr> all) implements NamedRegister {
    private static final Word.Operand csr = new Word.Operand("csr", 12);

    @Override
    public String suffix() {
      return "";
    }

    @Override
    public Optional<String> operand() {
      return Optional.of("csr");
    }

    @Override
    public String bits() {
      return "csr[11:0]";
    }

    @Override
    public String says() {
      return "a control and status register";
    }

    @Override
    public List<Act> none(Condition writes) {
      var isReadOnly = csr.slice(10, 2).is(3);
      return List.of(when(exists().not().or(isReadOnly.and(writes)), trap(Causes.ILLEGAL)));
    }

    private Condition exists() {
      return all.stream()
          .map(each -> (Condition) csr.is(each.address()))
          .reduce(Condition::or)
          .orElseThrow();
    }

    @Override
    public Condition refused(RiscvState is) {
      return all.stream()
          .map(each -> each.refused().map(refused -> csr.is(each.address()).and(refused)))
          .flatMap(Optional::stream)
          .reduce(is.M.below(csr.slice(8, 2)), Condition::or);
    }

    @Override
    public Word read() {
      Word read = literal(0, 64);
      for (var each : all) {
        if (!each.fields().isEmpty()) {
          read = choose(csr.is(each.address()), each.read(), read);
        }
      }
      return let("csr", read);
    }

    @Override
    public List<Act> write(Word written, Condition writes) {
      return all.stream()
          .filter(each -> !each.write(written).isEmpty())
          .map(each -> when(csr.is(each.address()), One.written(each, written, writes)))
          .toList();
    }
  }

  /** One that there is, by itself. */
  record One(Csr register) implements NamedRegister {
    @Override
    public String suffix() {
      return "." + register.name();
    }

    @Override
    public Optional<String> operand() {
      return Optional.empty();
    }

    @Override
    public String bits() {
      return Integer.toBinaryString(1 << 12 | register.address()).substring(1);
    }

    @Override
    public String says() {
      return register.name();
    }

    @Override
    public List<Act> none(Condition writes) {
      return List.of();
    }

    @Override
    public Condition refused(RiscvState is) {
      var below =
          register.lowest() == RiscvState.USER
              ? Condition.Always.TRUE.not()
              : is.below(register.lowest());
      return register.refused().map(below::or).orElse(below);
    }

    @Override
    public Word read() {
      return let("csr", register.read());
    }

    @Override
    public List<Act> write(Word written, Condition writes) {
      return register.write(written).isEmpty()
          ? List.of()
          : List.of(written(register, written, writes));
    }

    private static Act written(Csr register, Word written, Condition writes) {
      return when(writes, register.write(written).toArray(Act[]::new));
    }
  }
}

package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.step.Step;

/**
 * The swift loop: fetch, decode, execute while all that is relied on is usual. It leaves before a
 * step that is not, with nothing of it done: what traps, is rare, or reaches a device. Instructions
 * are in it as long as there is room, the short ones first.
 */
final class SwiftLoop {
  private static final int CORE = 1;
  private static final int LEFT = 2;
  private static final int FETCHED_WORD = 3;
  private static final int SCRATCH = 5;
  private static final int STEPS = 6;
  private static final int FREE = LookUp.LOCALS + 7;

  /** A cell is kept in a local variable for so many instructions, not for fewer. */
  private static final int FEW = 8;

  private final Elaboration semantics;
  private final Architecture machine;
  private final InitialState symbols;
  private final Word.Operand word;
  private final DecodedWord decoded;
  private final SettledCells settled = new SettledCells();
  private final Usual usual;
  private final Set<FixedWord> fixed = new LinkedHashSet<>();
  private final Map<Instruction, SwiftBody> bodies = new LinkedHashMap<>();
  private final SwiftFetch fetch;
  private final LookUp lookUp;

  /**
   * The loop of a machine.
   *
   * @param isCold whether an instruction is none of the loop's
   */
  SwiftLoop(Elaboration semantics, InitialState symbols, Predicate<Instruction> isCold) {
    this.semantics = semantics;
    this.machine = semantics.machine();
    this.symbols = symbols;
    this.word = new Word.Operand("word", semantics.decoder().bits());
    this.decoded = new DecodedWord(semantics);
    this.usual = new Usual(semantics);
    var candidates = machine.instructions().stream().filter(it -> !isCold.test(it)).toList();
    candidates.forEach(it -> fixed(semantics.step(it)));
    fixed.removeIf(it -> !usual.holds(it));
    this.fetch = new SwiftFetch(semantics, expected(OperandValues.none()), word);
    this.lookUp = new LookUp(semantics, decoded, word, fetch.word());
    for (var instruction : candidates) {
      add(instruction);
    }
  }

  private Expected expected(OperandValues<Word> operands) {
    return new Expected(settled, usual, Folding.where(fixed), operands, symbols.state());
  }

  private void fixed(Step step) {
    var seen = new HashSet<Word.Let>();
    step.writes().forEach(write -> fixed(write.value(), seen));
  }

  private void fixed(Word of, Set<Word.Let> seen) {
    if (of instanceof Word.Choice choice) {
      FixedWord.of(choice).ifPresent(fixed::add);
    }
    if (!(of instanceof Word.Let let) || seen.add(let)) {
      of.parts().forEach(part -> fixed(part, seen));
    }
  }

  private void add(Instruction instruction) {
    var operands = decoded.operands(instruction, word);
    var expected = expected(operands);
    var step = semantics.cycle(instruction);
    if (!expected.expect(step)) {
      return;
    }
    var body = SwiftBody.of(machine, step, expected, operands, symbols.state());
    if (body.keeps(fixed) && body.touched().stream().noneMatch(this::isTape)) {
      bodies.put(instruction, body);
    }
  }

  private boolean isTape(Component component) {
    return component instanceof File file && CorePlaces.isTape(file, machine.storage());
  }

  /** Writes it into a class; how many bytes it has. */
  int write(ClassWriter writer) {
    var sizes = new LinkedHashMap<Instruction, Integer>();
    bodies.forEach((it, body) -> sizes.put(it, new Writing(scratch(), List.of()).size(body)));
    var shortest =
        bodies.keySet().stream()
            .sorted(
                Comparator.comparing((Instruction it) -> hasOwnCells(it))
                    .thenComparing(it -> sizes.getOrDefault(it, 0)))
            .toList();
    int many = shortest.size();
    while (many > 0
        && new Writing(scratch(), shortest.subList(0, many)).write() > IsaClass.MOST_COMPILED) {
      many--;
    }
    bodies.keySet().retainAll(Set.copyOf(shortest.subList(0, many)));
    usual.addAll(fetch.expected().relied());
    bodies.values().forEach(body -> usual.addAll(body.expected().relied()));
    fixed.forEach(it -> usual.add(Usual.of(it)));
    var names = "(" + IsaClass.CORE_TYPE + "I)I";
    var code = writer.visitMethod(0, "swift", names, null, null);
    int size = new Writing(code, List.copyOf(bodies.keySet())).write();
    isUsual(writer);
    lookUp.kept(writer, List.copyOf(bodies.keySet()), families(List.copyOf(bodies.keySet())));
    return size;
  }

  /** Whether it reads or writes a cell that few others do, which would be kept for it. */
  private boolean hasOwnCells(Instruction instruction) {
    return body(instruction).touched().stream()
        .filter(Cell.class::isInstance)
        .anyMatch(
            cell ->
                bodies.values().stream().filter(it -> it.touched().contains(cell)).count() < FEW);
  }

  private Families families(List<Instruction> instructions) {
    return new Families(instructions, List.of(this::isGuarded, this::family));
  }

  /** Whether its code has guards: that an address is one of storage, for example. */
  private boolean isGuarded(Instruction instruction) {
    return !body(instruction).expected().guards().isEmpty();
  }

  /** Its operands and what it touches: such instructions compute the same words. */
  private Object family(Instruction instruction) {
    return List.of(instruction.form().operands(), Set.copyOf(body(instruction).touched()));
  }

  private SwiftBody body(Instruction instruction) {
    var body = bodies.get(instruction);
    if (body == null) {
      throw new IllegalStateException(instruction + " is not in the loop");
    }
    return body;
  }

  /**
   * What each of these instructions adds to the same cells, and none of them reads: it is added up
   * when the loop is left.
   */
  private List<Change.Assigned> counters(List<Instruction> instructions) {
    if (instructions.isEmpty()) {
      return List.of();
    }
    var counters = new ArrayList<>(body(instructions.getFirst()).tail());
    counters.removeIf(
        it ->
            !(it.word() instanceof Word.Calculation(var operator, var cell, var by)
                && (operator == Operator.ADD || operator == Operator.SUB)));
    var read = new HashSet<>(fetch.uses().components());
    for (var instruction : instructions) {
      counters.retainAll(body(instruction).tail());
      read.addAll(body(instruction).touched());
    }
    counters.removeIf(it -> read.contains(it.cell()));
    return counters;
  }

  private static MethodVisitor scratch() {
    return new ClassWriter(0).visitMethod(0, "swift", "(" + IsaClass.CORE_TYPE + "I)I", null, null);
  }

  private void isUsual(ClassWriter writer) {
    var code = writer.visitMethod(0, "isUsual", "(" + IsaClass.CORE_TYPE + ")Z", null, null);
    code.visitCode();
    var places = new CorePlaces(code, machine.storage(), CORE, 2);
    var no = new Label();
    for (var condition : usual.conditions()) {
      var folding = new Folding();
      var uses = new Uses(folding, machine.storage()).of(condition);
      new Emitter(code, places, folding, machine.storage(), uses, 3).jump(condition, false, no);
    }
    code.visitInsn(ICONST_1);
    code.visitInsn(IRETURN);
    code.visitLabel(no);
    code.visitInsn(ICONST_0);
    code.visitInsn(IRETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** The instructions after which what is usual is as it was, and M. */
  Set<Instruction> settling() {
    var uses = new Uses(new Folding(), machine.storage());
    usual.conditions().forEach(uses::of);
    var read = new HashSet<>(uses.components());
    read.add(machine.mode().cell());
    var fetch = semantics.fetch().orElseThrow().checks();
    return machine.instructions().stream()
        .filter(
            it ->
                Stream.of(fetch.updates(), semantics.cycle(it).updates(), writes(it))
                    .flatMap(List::stream)
                    .noneMatch(write -> read.contains(component(write.place())) && !isKept(write)))
        .collect(Collectors.toSet());
  }

  private List<Step.Write> writes(Instruction instruction) {
    return semantics.cycle(instruction).writes();
  }

  private boolean isKept(Step.Write write) {
    return write.place() instanceof Word.At at
        && fixed.stream().allMatch(it -> it.isKept(write.when(), at));
  }

  private static Component component(Word.Place place) {
    return switch (place) {
      case Cell cell -> cell;
      case Word.At at -> at.file();
      case Word.Memory memory -> throw new IllegalStateException(memory.toString());
      case Word.Packed packed -> throw new IllegalStateException(packed.toString());
    };
  }

  /** One method that is being written. */
  private final class Writing {
    private final MethodVisitor code;
    private final List<Instruction> instructions;
    private final List<Change.Assigned> counters;
    private final CorePlaces places;
    private final List<Cell> kept = new ArrayList<>();
    private final Map<List<Change.Assigned>, Label> tails = new LinkedHashMap<>();
    private final Label next = new Label();
    private final Label made = new Label();
    private final Label leave = new Label();
    private int free = FREE;

    Writing(MethodVisitor code, List<Instruction> instructions) {
      this.code = code;
      this.instructions = instructions;
      this.counters = counters(instructions);
      this.places = new CorePlaces(code, machine.storage(), CORE, SCRATCH);
      boolean isInt = Emitter.isInt(word.bits());
      places.operand(word.name(), c -> c.visitVarInsn(isInt ? ILOAD : LLOAD, FETCHED_WORD));
      places.operand(decoded.kept().name(), c -> c.visitVarInsn(LLOAD, LookUp.KEPT));
    }

    /** How long a body is, everything it touches being in local variables. */
    int size(SwiftBody body) {
      var begin = new Label();
      var end = new Label();
      keep(body.touched(), false);
      code.visitLabel(begin);
      body.emit(code, places, free, leave);
      code.visitLabel(end);
      return end.getOffset() - begin.getOffset();
    }

    private void keep(List<Component> touched, boolean fetched) {
      for (var component : machine.components()) {
        if (!touched.contains(component)) {
          continue;
        }
        places.keep(component, free);
        switch (component) {
          case File file -> {
            free++;
            if (fetched) {
              places.fetch(file);
            }
            if (fetched && !file.equals(machine.storage())) {
              places.fetchMask(file, free++);
            }
          }
          case Cell cell -> {
            free += Emitter.isInt(cell.bits()) ? 1 : 2;
            kept.add(cell);
            if (fetched) {
              places.fetch(cell);
            }
          }
        }
      }
    }

    int write() {
      code.visitCode();
      begin();
      code.visitLabel(next);
      code.visitVarInsn(ILOAD, LEFT);
      code.visitJumpInsn(IFEQ, leave);
      fetch.emit(code, places, free, leave);
      code.visitVarInsn(Emitter.isInt(word.bits()) ? ISTORE : LSTORE, FETCHED_WORD);
      decode();
      tails.forEach(this::tail);
      // One way back for all: of several HotSpot makes loops in loops.
      code.visitLabel(made);
      code.visitIincInsn(LEFT, -1);
      code.visitJumpInsn(GOTO, next);
      leave();
      var end = new Label();
      code.visitLabel(end);
      code.visitMaxs(0, 0);
      code.visitEnd();
      return end.getOffset();
    }

    private void decode() {
      lookUp.write(code, emitter());
      families(instructions).write(code, LookUp.KIND, leave, this::execute);
    }

    /** As many steps have been made as have been counted down. */
    private void count(Change.Assigned counter) {
      if (counter.word() instanceof Word.Calculation(var operator, var cell, var by)) {
        emitter().push(cell);
        if (Emitter.isInt(cell.bits())) {
          code.visitInsn(I2L);
        }
        code.visitVarInsn(ILOAD, STEPS);
        code.visitVarInsn(ILOAD, LEFT);
        code.visitInsn(ISUB);
        code.visitInsn(I2L);
        emitter().pushLong(by);
        code.visitInsn(LMUL);
        code.visitInsn(operator == Operator.SUB ? LSUB : LADD);
        emitter().cut(cell.bits());
        places.store(counter.cell());
      }
    }

    private void begin() {
      code.visitVarInsn(ILOAD, LEFT);
      code.visitVarInsn(ISTORE, STEPS);
      code.visitInsn(ICONST_0);
      code.visitVarInsn(ISTORE, SCRATCH);
      code.visitVarInsn(ALOAD, CORE);
      code.visitFieldInsn(GETFIELD, CorePlaces.CORE, CarefulMethods.WORD, "J");
      if (Emitter.isInt(word.bits())) {
        code.visitInsn(L2I);
      }
      code.visitVarInsn(Emitter.isInt(word.bits()) ? ISTORE : LSTORE, FETCHED_WORD);
      lookUp.begin(code);
      var touched = new ArrayList<Component>(fetch.uses().components());
      for (var instruction : instructions) {
        touched.addAll(body(instruction).touched());
        tail(instruction).forEach(it -> touched.add(it.cell()));
      }
      keep(touched, true);
    }

    private List<Change.Assigned> tail(Instruction instruction) {
      return body(instruction).tail().stream().filter(it -> !counters.contains(it)).toList();
    }

    private Emitter emitter() {
      var folding = new Folding();
      var uses = new Uses(folding, machine.storage());
      return new Emitter(code, places, folding, machine.storage(), uses, free);
    }

    private void execute(Instruction instruction) {
      var body = body(instruction);
      body.emit(code, places, free, leave);
      code.visitJumpInsn(GOTO, tails.computeIfAbsent(tail(instruction), it -> new Label()));
    }

    private void tail(List<Change.Assigned> tail, Label label) {
      code.visitLabel(label);
      for (var assigned : tail) {
        emitter().push(assigned.word());
        places.store(assigned.cell());
      }
      code.visitJumpInsn(GOTO, made);
    }

    private void leave() {
      code.visitLabel(leave);
      kept.forEach(places::spill);
      counters.forEach(this::count);
      code.visitVarInsn(ALOAD, CORE);
      emitter().pushLong(fetch.word());
      code.visitFieldInsn(PUTFIELD, CorePlaces.CORE, CarefulMethods.WORD, "J");
      code.visitVarInsn(ILOAD, LEFT);
      code.visitInsn(IRETURN);
    }
  }
}

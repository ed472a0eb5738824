package org.vmorph.model.compiled;

import static org.objectweb.asm.Opcodes.*;

import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.step.Elaboration;

/** The parts of a step as methods, for the careful loop: {@link TwoLoopCode}. */
final class CarefulMethods {
  static final String SUPER = Type.getInternalName(TwoLoopCode.class);
  static final String WORD = "instructionWord";

  private final Elaboration semantics;
  private final Architecture machine;
  private final InitialState symbols;
  private final Routines routines;
  private final AsideMethods asides;
  private final Predicate<Instruction> isCounted;
  private final Set<Instruction> settled;
  private final ClassWriter writer;
  private final Word.Operand word;

  /**
   * The methods of one class.
   *
   * @param isCounted whether counters see an instruction
   * @param settled those that change nothing on which it depends what is usual
   */
  CarefulMethods(
      Elaboration semantics,
      InitialState symbols,
      Routines routines,
      AsideMethods asides,
      Predicate<Instruction> isCounted,
      Set<Instruction> settled,
      ClassWriter writer) {
    this.semantics = semantics;
    this.machine = semantics.machine();
    this.symbols = symbols;
    this.routines = routines;
    this.asides = asides;
    this.isCounted = isCounted;
    this.settled = settled;
    this.writer = writer;
    this.word = new Word.Operand("word", semantics.decoder().bits());
  }

  void write() {
    fetch();
    decode();
    machine.instructions().forEach(this::withWord);
    execute();
    illegal();
    isUser();
  }

  private MethodVisitor begin(int access, String name, String descriptor) {
    var code = writer.visitMethod(access, name, descriptor, null, null);
    code.visitCode();
    return code;
  }

  private static void end(MethodVisitor code) {
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void fetch() {
    var code = begin(ACC_STATIC, "fetched", "(" + IsaClass.CORE_TYPE + ")I");
    var old = symbols.state();
    var fired =
        Outcome.<Word, Condition, WrittenFile>ofUpdatedFetch(semantics, new Folding(), old).traps();
    var calm = Body.calm(new Folding(), fired);
    var read =
        new Meaning<Word, Condition, WrittenFile>(calm, OperandValues.none(), old)
            .word(semantics.fetch().orElseThrow().word());
    var uses = new Uses(new Folding(), symbols.storage(), new Asides(asides, 0));
    for (var trap : fired) {
      uses.of(trap.when());
      trap.values().forEach(uses::of);
    }
    uses.where(calm).of(read);
    var places = new CorePlaces(code, machine.storage(), 0, 1);
    var checks = semantics.fetch().orElseThrow().checks();
    new Updates(machine, new Asides(asides, 0), checks, OperandValues.none(), old)
        .emit(code, places, 2);
    var emitter = new Emitter(code, places, new Folding(), machine.storage(), uses, 2);
    var exits = new Statuses(machine, code);
    Body.tests(code, emitter, fired, exits);
    code.visitVarInsn(ALOAD, 0);
    emitter.where(calm).pushLong(read);
    code.visitFieldInsn(PUTFIELD, CorePlaces.CORE, WORD, "J");
    exits.complete();
    exits.finish();
    end(code);

    var call = begin(0, "fetch", "(" + IsaClass.CORE_TYPE + ")I");
    call.visitVarInsn(ALOAD, 1);
    call.visitMethodInsn(
        INVOKESTATIC, IsaClass.NAME, "fetched", "(" + IsaClass.CORE_TYPE + ")I", false);
    call.visitInsn(IRETURN);
    end(call);
  }

  private void decode() {
    var code = begin(0, "decode", "(J)I");
    var none = new Label();
    var places = places(code, 1, 0);
    new DecodingCode(
            code,
            word,
            () -> emitter(code, places, 4),
            none,
            instruction -> {
              Constants.push(code, semantics.index(instruction));
              code.visitInsn(IRETURN);
            })
        .write(semantics.decoder().tree());
    code.visitLabel(none);
    code.visitInsn(ICONST_M1);
    code.visitInsn(IRETURN);
    end(code);
  }

  /** Where the word is in a local variable, a long, and the core perhaps in another one. */
  private CorePlaces places(MethodVisitor code, int local, int core) {
    var places = new CorePlaces(code, machine.storage(), core, 3);
    places.operand(
        word.name(),
        c -> {
          c.visitVarInsn(LLOAD, local);
          if (Emitter.isInt(word.bits())) {
            c.visitInsn(L2I);
          }
        });
    return places;
  }

  private Emitter emitter(MethodVisitor code, CorePlaces places, int free) {
    var folding = new Folding();
    var uses = new Uses(folding, machine.storage());
    return new Emitter(code, places, folding, machine.storage(), uses, free);
  }

  private String name(Instruction instruction) {
    return "x" + semantics.index(instruction);
  }

  /** A routine that takes its operands out of the word. */
  private void withWord(Instruction instruction) {
    var code = begin(ACC_STATIC, name(instruction), "(" + IsaClass.CORE_TYPE + "J)I");
    var places = places(code, 1, 0);
    boolean counted = isCounted.test(instruction);
    code.visitVarInsn(ALOAD, 0);
    if (counted) {
      code.visitInsn(DUP);
    }
    var pattern = semantics.decoder().pattern(instruction);
    OperandValues.of(pattern, word).values().forEach(it -> emitter(code, places, 4).push(it));
    if (counted) {
      routines.call(code, instruction);
    } else {
      routines.callUncounted(code, instruction);
    }
    if (!settled.contains(instruction)) {
      code.visitMethodInsn(INVOKESTATIC, SUPER, "unsettled", "(I)I", false);
    }
    code.visitInsn(IRETURN);
    end(code);
  }

  private void execute() {
    var code = begin(0, "execute", "(" + IsaClass.CORE_TYPE + "IJ)I");
    code.visitVarInsn(ALOAD, 1);
    code.visitVarInsn(LLOAD, 3);
    var labels = new Label[machine.instructions().size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = new Label();
    }
    code.visitVarInsn(ILOAD, 2);
    code.visitTableSwitchInsn(0, labels.length - 1, labels[0], labels);
    for (int i = 0; i < labels.length; i++) {
      code.visitLabel(labels[i]);
      code.visitMethodInsn(
          INVOKESTATIC,
          IsaClass.NAME,
          name(machine.instructions().get(i)),
          "(" + IsaClass.CORE_TYPE + "J)I",
          false);
      code.visitInsn(IRETURN);
    }
    end(code);
  }

  private void illegal() {
    var code = begin(0, "illegal", "()I");
    Constants.push(code, machine.causes().indexOf(machine.illegal()));
    code.visitInsn(IRETURN);
    end(code);
  }

  private void isUser() {
    var code = begin(0, "isUser", "(" + IsaClass.CORE_TYPE + ")Z");
    var places = new CorePlaces(code, machine.storage(), 1, 2);
    var mode = machine.mode();
    answer(code, emitter(code, places, 3), mode.cell().is(mode.user()));
    end(code);
  }

  /** Returns whether a condition holds. */
  static void answer(MethodVisitor code, Emitter emitter, Condition condition) {
    var no = new Label();
    emitter.jump(condition, false, no);
    code.visitInsn(ICONST_1);
    code.visitInsn(IRETURN);
    code.visitLabel(no);
    code.visitInsn(ICONST_0);
    code.visitInsn(IRETURN);
  }
}

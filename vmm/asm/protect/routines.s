; {v}, the interpreter routines: one for each privileged instruction, in order of opcode, op.lpsw to op.size.
;   The guest believes it is the supervisor. r1: virtual PSW, r2: instruction, r3: register a; r0 is 0.
;   They leave to `step`, where P moves on, to `uncause` with a new PSW in r1, or to `memory`.

; lpsw x(b): the virtual PSW is the word at ea.

v.lpsw:   mov   r3, r2                  ; the index
          li    r4, lpsw.b
          shr   r3, r4
          li    r4, lpsw.b.mask >> lpsw.b
          and   r3, r4

          li    r4, 64 - lpsw.x.bits    ; x, its sign spread
          shl   r2, r4
          sar   r2, r4

          beq   r3, r0, ea              ; index 0 is no index
          ld    r3, guest.regs(r3)
          add   r2, r3

ea:       ld    r4, guest.size          ; has the guest such a word?
          bgeu  r2, r4, memory

          li    r4, PSW.C.mask          ; and may it read it? It may, while it is not checked ...
          and   r4, r1
          beq   r4, r0, loads

          li    r3, guest.pp            ; ... and else the first of its registers decides that has the word
match:    ld    r5, 0(r3)
          mov   r4, r5
          li    r6, pp.first
          shr   r4, r6
          bltu  r2, r4, another
          mov   r4, r5
          li    r6, pp.last
          shr   r4, r6
          li    r6, address
          and   r4, r6
          bgeu  r4, r2, decides

another:  addi  r3, 1
          li    r4, guest.pp + registers
          bne   r3, r4, match
          jmp   memory

decides:  li    r4, pp.read.mask
          and   r5, r4
          beq   r5, r0, memory

loads:    ld    r1, 0(r2)
          jmp   uncause

; lpp ra, ppi: what the hardware has instead is for A to say.

v.lpp:    li    r4, lpp.i
          shr   r2, r4
          li    r4, lpp.i.mask >> lpp.i
          and   r2, r4
          ld    r5, guest.regs(r3)
          li    r4, pp.mask
          and   r5, r4
          st    r5, guest.pp(r2)
          jmp   step

; spp ra, ppi: the register as the guest believes it to be, and not as it is.

v.spp:    li    r4, spp.i
          shr   r2, r4
          li    r4, spp.i.mask >> spp.i
          and   r2, r4
          ld    r5, guest.pp(r2)
          st    r5, guest.regs(r3)
          jmp   step

; size ra

v.size:   ld    r5, guest.size
          st    r5, guest.regs(r3)
          jmp   step

; A, the allocator: puts a virtual PSW into force. It alone decides what storage the guest reaches.
;
; step
;   An interpreter routine is done: P moves on.
;
; resume
;   Mode s, C = 0. r1: the guest's virtual PSW, without a cause. Its registers are in guest.regs.
;   Goes on to `leave`.
;
; real.psw will have mode u, P as the guest has it, and C = 1: the guest is always checked. Where it believes that it
; is not, the first register has all of its storage, and so decides; else they are its own, and none goes beyond
; w - 1.

step:     li    r4, 1 << PSW.P          ; P is below w, so this does not carry out of its field
          add   r1, r4

resume:   st    r1, guest.psw

          li    r6, PSW.C.mask          ; r6: are the guest's own registers in force?
          and   r6, r1
          li    r5, 0                   ; r5: the number of a register, r2: what it shall hold

each:     bne   r6, r0, own
          ld    r2, unchecked(r5)
          jmp   place

; The clamp. Without it the guest reaches this monitor: what lies behind a guest here is never nothing. A range that
; begins there then ends before it begins, and has no word.

own:      ld    r2, guest.pp(r5)
          mov   r3, r2                  ; r3: its last word
          li    r4, pp.last
          shr   r3, r4
          li    r4, address
          and   r3, r4
          ld    r4, guest.size
          bltu  r3, r4, place
          li    r4, pp.last.mask
          or    r2, r4
          xor   r2, r4
          li    r4, (guest.words - 1) << pp.last
          or    r2, r4

; Only what changes is loaded: each lpp is one more trap to a monitor below. The registers are not in force meanwhile.

place:    ld    r4, real.pp(r5)
          beq   r2, r4, placed
          st    r2, real.pp(r5)
          mov   r4, r5                  ; two instructions for each
          add   r4, r5
          jmp   load(r4)
load:     lpp   r2, pp0
          jmp   placed
          lpp   r2, pp1
          jmp   placed
          lpp   r2, pp2
          jmp   placed
          lpp   r2, pp3
placed:   addi  r5, 1
          li    r4, registers
          bne   r5, r4, each

          li    r2, PSW.P.mask          ; P is the guest's own ...
          and   r2, r1
          li    r4, PSW.M.mask | PSW.C.mask
          or    r2, r4                  ; ... and M is u and C is 1, whatever the guest believes
          st    r2, real.psw

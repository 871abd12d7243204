;; The two steps learning is made of, four numbers at a time. All addresses and `width` are in bytes, `width` a multiple of 16.
(module
  (memory (import "here" "memory") 1)
  ;; Adds `strength` times the row `from` to the row `to`.
  (func (export "add") (param $to i32) (param $from i32) (param $width i32) (param $strength f32)
    (local $end i32) (local $times v128)
    (local.set $end (i32.add (local.get $to) (local.get $width)))
    (local.set $times (f32x4.splat (local.get $strength)))
    (loop $along
      (v128.store (local.get $to) (f32x4.add
        (v128.load (local.get $to))
        (f32x4.mul (local.get $times) (v128.load (local.get $from)))))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br_if $along (i32.lt_u (local.get $to) (local.get $end)))))
  ;; Moves a row of weights down its slope, which is `times` the row `toward` and `shrink` times the weights themselves, each
  ;; weight by `step` over the root of the squares of all its slopes so far.
  (func (export "move")
    (param $weights i32) (param $squares i32) (param $toward i32) (param $width i32)
    (param $strength f32) (param $shrinking f32) (param $stepping f32)
    (local $end i32) (local $times v128) (local $shrink v128) (local $step v128)
    (local $weight v128) (local $slope v128) (local $square v128)
    (local.set $end (i32.add (local.get $weights) (local.get $width)))
    (local.set $times (f32x4.splat (local.get $strength)))
    (local.set $shrink (f32x4.splat (local.get $shrinking)))
    (local.set $step (f32x4.splat (local.get $stepping)))
    (loop $along
      (local.set $weight (v128.load (local.get $weights)))
      (local.set $slope (f32x4.add
        (f32x4.mul (local.get $times) (v128.load (local.get $toward)))
        (f32x4.mul (local.get $shrink) (local.get $weight))))
      (local.set $square (f32x4.add
        (v128.load (local.get $squares))
        (f32x4.mul (local.get $slope) (local.get $slope))))
      (v128.store (local.get $squares) (local.get $square))
      (v128.store (local.get $weights) (f32x4.sub
        (local.get $weight)
        (f32x4.div (f32x4.mul (local.get $step) (local.get $slope)) (f32x4.sqrt (local.get $square)))))
      (local.set $toward (i32.add (local.get $toward) (i32.const 16)))
      (local.set $squares (i32.add (local.get $squares) (i32.const 16)))
      (local.set $weights (i32.add (local.get $weights) (i32.const 16)))
      (br_if $along (i32.lt_u (local.get $weights) (local.get $end))))))

output "wrong" {
  value = provider::dokploy::dotenv_encode({
    PORT  = 8080
    QUOTE = "'\"`\n"
  })
}
# Told by terraform validate
#
# Error: Invalid function argument
# on line 2: value = provider::dokploy::dotenv_encode({ PORT = 8080 QUOTE = "'\"`\n" })
#   Invalid value for "variables" parameter: The value of `QUOTE` contains all three kinds of quotes, and also a line break, a `#`, or a leading or trailing space, which Dokploy cannot read. Encode the value, for example with `base64encode`.

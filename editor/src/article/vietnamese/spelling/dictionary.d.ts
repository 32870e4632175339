declare module "*.dic" {
  const text: string;
  export default text;
}
